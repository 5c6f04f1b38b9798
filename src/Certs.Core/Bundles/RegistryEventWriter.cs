using Certs.Core.Documents.Json;
using Certs.Core.Registry;

namespace Certs.Core.Bundles;

/// <summary>
/// Writes a registry event as one array: name, block, time, place in the block, then its members in the order of
/// <see cref="RegistryEvent"/>. Times are seconds; 0 is "not set", as on the chain.
/// </summary>
internal static class RegistryEventWriter
{
    /// <summary>Appends an event.</summary>
    /// <exception cref="ArgumentException">An anchor, a status or a proposal, which no snapshot holds.</exception>
    public static void Append(ref JsonBuffer buffer, RegistryEvent recorded)
    {
        buffer.Append("["u8);
        buffer.AppendQuoted(RegistryEventNames.Of(recorded));
        Number(ref buffer, recorded.At.BlockNumber);
        Time(ref buffer, recorded.At.BlockTime);
        Number(ref buffer, recorded.At.LogIndex ?? 0);
        AppendMembers(ref buffer, recorded);
        buffer.Append("]"u8);
    }

    private static void AppendMembers(ref JsonBuffer buffer, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.MemberAdmitted member:
                Number(ref buffer, member.Province);
                break;
            case RegistryEvent.MemberRemoved member:
                Number(ref buffer, member.Province);
                break;
            case RegistryEvent.SuiteRecorded suite:
                AppendSuite(ref buffer, suite);
                break;
            case RegistryEvent.RuleAdded added:
                AppendRule(ref buffer, added.Rule);
                break;
            case RegistryEvent.RuleEnded ended:
                Number(ref buffer, ended.RuleId);
                Time(ref buffer, ended.Until);
                break;
            case RegistryEvent.BridgeAccredited accredited:
                Number(ref buffer, accredited.Province);
                Number(ref buffer, accredited.Agency.Number);
                Time(ref buffer, accredited.From);
                Time(ref buffer, accredited.Until);
                break;
            case RegistryEvent.AccreditationEnded ended:
                Number(ref buffer, ended.Province);
                Number(ref buffer, ended.Agency.Number);
                Time(ref buffer, ended.Until);
                break;
            default:
                AppendIssuer(ref buffer, recorded);
                break;
        }
    }

    private static void AppendIssuer(ref JsonBuffer buffer, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case RegistryEvent.AgencyAdded added:
                Number(ref buffer, added.Agency.Number);
                Hash(ref buffer, added.Profile);
                Time(ref buffer, added.From);
                break;
            case RegistryEvent.AgencyClosed closed:
                Number(ref buffer, closed.Agency.Number);
                Time(ref buffer, closed.Until);
                Number(ref buffer, closed.Successor?.Number ?? 0);
                break;
            case RegistryEvent.TypeAuthorised authorised:
                Number(ref buffer, authorised.Agency.Number);
                Hash(ref buffer, authorised.Type);
                Time(ref buffer, authorised.From);
                Time(ref buffer, authorised.Until);
                break;
            case RegistryEvent.TypeEnded ended:
                Number(ref buffer, ended.Agency.Number);
                Hash(ref buffer, ended.Type);
                Time(ref buffer, ended.Until);
                break;
            case RegistryEvent.KeyAdded added:
                AppendKey(ref buffer, added);
                break;
            case RegistryEvent.KeyRetired retired:
                Hash(ref buffer, retired.KeyId);
                Number(ref buffer, retired.Agency.Number);
                Time(ref buffer, retired.Until);
                break;
            case RegistryEvent.KeyRevoked revoked:
                Hash(ref buffer, revoked.KeyId);
                Number(ref buffer, revoked.Agency.Number);
                Number(ref buffer, revoked.Reason);
                Time(ref buffer, revoked.InvalidFrom);
                break;
            default:
                throw new ArgumentException("No snapshot holds such an event.", nameof(recorded));
        }
    }

    private static void AppendSuite(ref JsonBuffer buffer, RegistryEvent.SuiteRecorded suite)
    {
        Number(ref buffer, suite.Number);
        Number(ref buffer, suite.Version);
        buffer.Append(","u8);
        buffer.AppendString(suite.Name, "trust.registries");
        Time(ref buffer, suite.IssueFrom);
        Time(ref buffer, suite.IssueUntil);
        Time(ref buffer, suite.AcceptUntil);
        Time(ref buffer, suite.BrokenSince);
    }

    // The key's id is the SHA-256 of the key.
    private static void AppendKey(ref JsonBuffer buffer, RegistryEvent.KeyAdded added)
    {
        Number(ref buffer, added.Agency.Number);
        Number(ref buffer, (ushort)added.Suite);
        Time(ref buffer, added.From);
        Time(ref buffer, added.Until);
        buffer.Append(","u8);
        buffer.AppendBase64Url(added.Spki.Span);
    }

    private static void AppendRule(ref JsonBuffer buffer, RecognitionRule rule)
    {
        Number(ref buffer, rule.RuleId);
        Number(ref buffer, rule.Province);
        Number(ref buffer, (ushort)(rule.Suite ?? 0));
        buffer.Append(","u8);
        buffer.AppendBase64Url(rule.Type is { } type ? type.ToArray() : []);
        Number(ref buffer, rule.IssuerProvince ?? 0);
        Number(ref buffer, rule.SealGeneration ?? 0);
        Number(ref buffer, (byte)rule.Verdict);
        Time(ref buffer, rule.From);
        Time(ref buffer, rule.Until);
        Hash(ref buffer, rule.PolicyDigest);
    }

    private static void Number(ref JsonBuffer buffer, long value)
    {
        buffer.Append(","u8);
        buffer.AppendInteger(value, "trust.registries");
    }

    private static void Time(ref JsonBuffer buffer, DateTimeOffset? time) =>
        Number(ref buffer, time?.ToUnixTimeSeconds() ?? 0);

    private static void Hash(ref JsonBuffer buffer, Hash32 hash)
    {
        buffer.Append(","u8);
        buffer.AppendBase64Url(hash.ToArray());
    }
}
