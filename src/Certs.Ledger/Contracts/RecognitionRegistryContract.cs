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

    /// <summary>Adds a rule of the sender's province.</summary>
    /// <param name="rule">
    /// The rule; its id and province are the chain's to give and are not sent. A rule of the same selector
    /// that holds in a part of the period makes the call revert.
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
}
