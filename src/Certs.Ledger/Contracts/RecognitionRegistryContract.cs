using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Contracts;

/// <summary>
/// The face of RecognitionRegistry. Everything is written by the admin of the relying province.
/// </summary>
/// <param name="address">Where it is.</param>
public sealed class RecognitionRegistryContract(Address address)
{
    internal static readonly AbiFunction AddRuleFunction =
        new("addRule((uint16,bytes32,uint16,uint8),uint8,uint40,uint40,bytes32)", "(uint32)");

    internal static readonly AbiFunction EndRuleFunction = new("endRule(uint32,uint40)");

    internal static readonly AbiFunction AccreditBridgeFunction = new("accreditBridge(uint32,uint40,uint40)");

    internal static readonly AbiFunction EndAccreditationFunction = new("endAccreditation(uint32,uint40)");

    /// <summary>Adds a rule of the sender's province.</summary>
    /// <param name="rule">
    /// The rule; its id and province are the chain's to give and are not sent. A rule that ties with it makes the
    /// call revert: <c>RecognitionOverlaps</c> or <c>RecognitionTies</c>, with that rule's number.
    /// </param>
    public ContractCall AddRule(RecognitionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        object[] selector =
        [
            (ushort)(rule.Suite ?? 0), rule.Type ?? default, rule.IssuerProvince ?? 0, rule.SealGeneration
                ?? 0,
        ];
        return ContractCall.Of(
            address, AddRuleFunction, selector, (byte)rule.Verdict, ChainTime.ToSeconds(rule.From),
            ChainTime.ToSeconds(rule.Until), rule.PolicyDigest);
    }

    /// <summary>Brings a rule's end forward.</summary>
    public ContractCall EndRule(uint ruleId, DateTimeOffset until) =>
        ContractCall.Of(address, EndRuleFunction, ruleId, ChainTime.ToSeconds(until));

    /// <summary>Lets an agency bridge documents to the sender's province.</summary>
    /// <param name="agency">The bridging body, of whichever province.</param>
    /// <param name="from">The first moment; not before the end of its accreditation before.</param>
    /// <param name="until">The first moment at which it may no longer; null: open.</param>
    public ContractCall AccreditBridge(AgencyId agency, DateTimeOffset from, DateTimeOffset? until) =>
        ContractCall.Of(
            address, AccreditBridgeFunction, agency.Number, ChainTime.ToSeconds(from),
            ChainTime.ToSeconds(until));

    /// <summary>Brings the end of an agency's latest accreditation forward.</summary>
    public ContractCall EndAccreditation(AgencyId agency, DateTimeOffset until) =>
        ContractCall.Of(address, EndAccreditationFunction, agency.Number, ChainTime.ToSeconds(until));
}
