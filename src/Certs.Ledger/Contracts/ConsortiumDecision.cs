using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>What the consortium can decide: the calls that its contracts take from nobody else.</summary>
public abstract record ConsortiumDecision
{
    private static readonly AbiFunction[] OfItself =
    [
        ConsortiumContract.AddMemberFunction, ConsortiumContract.RemoveMemberFunction,
        ConsortiumContract.SetValidatorFunction,
    ];

    private ConsortiumDecision()
    {
    }

    /// <summary>Rates an algorithm anew.</summary>
    /// <param name="Assessment">The new version.</param>
    public sealed record SetSuite(SuiteAssessment Assessment) : ConsortiumDecision;

    /// <summary>Admits a province.</summary>
    /// <param name="Member">The province and its accounts, none of which was ever named before.</param>
    public sealed record AddMember(ConsortiumMember Member) : ConsortiumDecision;

    /// <summary>Removes a province.</summary>
    /// <param name="Province">The province.</param>
    public sealed record RemoveMember(ushort Province) : ConsortiumDecision;

    /// <summary>Names a member's validator.</summary>
    /// <param name="Province">The member.</param>
    /// <param name="Validator">The account; zero: none.</param>
    public sealed record SetValidator(ushort Province, Address Validator) : ConsortiumDecision;

    /// <summary>A call that is none of these. Nobody should vote for it unread.</summary>
    /// <param name="Call">The call.</param>
    public sealed record Unknown(ContractCall Call) : ConsortiumDecision;

    /// <summary>Reads what a proposal would do.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="contracts">Where the contracts are: the same call of another contract means nothing.</param>
    public static ConsortiumDecision Of(Proposal proposal, ContractAddresses contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ContractCall call = CallOf(proposal);
        IEnumerable<AbiFunction> functions = call.Contract == contracts.Consortium ? OfItself
            : call.Contract == contracts.Suites ? [ConsortiumContract.SetSuiteFunction]
            : [];
        AbiFunction? function = functions.FirstOrDefault(known => call.Data.Span.StartsWith(known.Selector));
        try
        {
            return function is null
                ? new Unknown(call)
                : Read(function, AbiDecoder.Decode(function.Inputs, call.Data.Span[4..]));
        }
        catch (Exception malformed) when (malformed is AbiException or FormatException)
        {
            return new Unknown(call);
        }
    }

    /// <summary>The call that a proposal would make: what its voters name again.</summary>
    public static ContractCall CallOf(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return new ContractCall(new Address(proposal.Target.Span), proposal.Data, "decision");
    }

    /// <summary>The call that members propose and vote on.</summary>
    public ContractCall ToCall(ContractAddresses contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ConsortiumContract consortium = new(contracts.Consortium);
        return this switch
        {
            SetSuite rating => ConsortiumContract.SetSuite(contracts.Suites, rating.Assessment),
            AddMember added => consortium.AddMember(added.Member),
            RemoveMember removed => consortium.RemoveMember(removed.Province),
            SetValidator named => consortium.SetValidator(named.Province, named.Validator),
            Unknown unknown => unknown.Call,
            _ => throw new InvalidOperationException("There is no such decision."),
        };
    }

    private static ConsortiumDecision Read(AbiFunction function, object[] arguments)
    {
        if (function == ConsortiumContract.SetSuiteFunction)
        {
            return new SetSuite(SuiteAssessment.Read(arguments));
        }

        if (function == ConsortiumContract.AddMemberFunction)
        {
            object[] member = (object[])arguments[0];
            return new AddMember(new ConsortiumMember(
                AbiWord16(member[0]), (Address)member[1], (Address)member[2], (Address)member[3]));
        }

        return function == ConsortiumContract.RemoveMemberFunction
            ? new RemoveMember(AbiWord16(arguments[0]))
            : new SetValidator(AbiWord16(arguments[0]), (Address)arguments[1]);
    }

    private static ushort AbiWord16(object argument) => (ushort)(System.Numerics.BigInteger)argument;
}
