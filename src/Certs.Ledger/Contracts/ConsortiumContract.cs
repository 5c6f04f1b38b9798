using System.Numerics;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>The face of Consortium.</summary>
/// <param name="address">Where it is.</param>
public sealed class ConsortiumContract(Address address)
{
    internal static readonly AbiFunction SetOperatorFunction = new("setOperator(address)");
    internal static readonly AbiFunction ProposeFunction = new("propose(address,bytes)", "(uint32)");
    internal static readonly AbiFunction VoteFunction = new("vote(uint32,address,bytes)");
    internal static readonly AbiFunction ProposalCountFunction = new("proposalCount()", "(uint32)");
    internal static readonly AbiFunction ProvinceOfAdminFunction = new(
        "provinceOfAdmin(address)", "(uint16)");
    internal static readonly AbiFunction ProvinceOfOperatorFunction = new(
        "provinceOfOperator(address)", "(uint16)");

    internal static readonly AbiFunction AddMemberFunction =
        new("addMember((uint16,address,address,address))");

    internal static readonly AbiFunction RemoveMemberFunction = new("removeMember(uint16)");

    internal static readonly AbiFunction SetValidatorFunction = new("setValidator(uint16,address)");

    internal static readonly AbiFunction SetSuiteFunction =
        new("setSuite(uint16,bytes32,bytes32,uint40,uint40,uint40,uint40)");

    /// <summary>A new version of a suite's dates: the call that members propose and vote on.</summary>
    /// <param name="suites">Where SuiteRegistry is.</param>
    /// <param name="assessment">The new version.</param>
    public static ContractCall SetSuite(Address suites, SuiteAssessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return ContractCall.Of(suites, SetSuiteFunction, assessment.Arguments);
    }

    /// <summary>Sets the account that anchors for the sending admin's province.</summary>
    public ContractCall SetOperator(Address account) =>
        ContractCall.Of(address, SetOperatorFunction, account);

    /// <summary>Admits a province: a call that members propose and vote on.</summary>
    internal ContractCall AddMember(ConsortiumMember member) => ContractCall.Of(
        address, AddMemberFunction,
        [new object[] { member.Province, member.Admin, member.Operator, member.Validator }]);

    /// <summary>Removes a province: a call that members propose and vote on.</summary>
    internal ContractCall RemoveMember(ushort province) =>
        ContractCall.Of(address, RemoveMemberFunction, province);

    /// <summary>Names a member's validator: a call that members propose and vote on.</summary>
    internal ContractCall SetValidator(ushort province, Address validator) =>
        ContractCall.Of(address, SetValidatorFunction, province, validator);

    /// <summary>Proposes a call that the consortium itself makes; counts as the proposer's vote.</summary>
    public ContractCall Propose(ContractCall decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return ContractCall.Of(address, ProposeFunction, decision.Contract, decision.Data.ToArray());
    }

    /// <summary>Votes for a proposal. The vote that makes more than two thirds carries it out.</summary>
    /// <param name="proposal">The proposal's number.</param>
    /// <param name="decision">The call that was proposed, once more: the voter says what it is for.</param>
    public ContractCall Vote(uint proposal, ContractCall decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return ContractCall.Of(address, VoteFunction, proposal, decision.Contract, decision.Data.ToArray());
    }

    /// <summary>How many proposals were ever made: the newest one's number.</summary>
    public NodeQuestion<uint> ProposalCount() => new(
        NodeQuestions.View(address, ProposalCountFunction.EncodeCall()).Call,
        result => (uint)Integer(ProposalCountFunction, result.GetString() ?? ""));

    /// <summary>The province that an account administers; 0: none.</summary>
    public NodeQuestion<ushort> ProvinceOfAdmin(Address account) => new(
        NodeQuestions.View(address, ProvinceOfAdminFunction.EncodeCall(account)).Call,
        result => (ushort)Integer(ProvinceOfAdminFunction, result.GetString() ?? ""));

    /// <summary>The province that an account anchors for; 0: none.</summary>
    public NodeQuestion<ushort> ProvinceOfOperator(Address account) => new(
        NodeQuestions.View(address, ProvinceOfOperatorFunction.EncodeCall(account)).Call,
        result => (ushort)Integer(ProvinceOfOperatorFunction, result.GetString() ?? ""));

    private static BigInteger Integer(AbiFunction function, string result) =>
        (BigInteger)function.DecodeResult(HexBytes.Decode(result))[0];
}
