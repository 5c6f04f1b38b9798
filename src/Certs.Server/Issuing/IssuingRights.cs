using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Types;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>Whether an agency may issue a type at a moment, and with which of its keys.</summary>
internal static class IssuingRights
{
    /// <summary>The keys that sign, one for each suite, ascending by suite.</summary>
    /// <param name="issuer">The agency.</param>
    /// <param name="type">The certificate type.</param>
    /// <param name="suites">The suites that are asked for; empty: all that the agency can sign with.</param>
    /// <param name="canSign">Whether a key's private part can be reached.</param>
    /// <param name="registry">What the chain says; null: it could not be asked, and what is entered here counts.</param>
    /// <param name="moment">The moment of issue.</param>
    /// <exception cref="RefusedException">The agency may not issue the type, or a suite has no usable key.</exception>
    public static IReadOnlyList<DraftKey> Select(
        Issuer issuer, CertificateType type, IReadOnlyList<Suite> suites, Predicate<AgencyKeyRow> canSign,
        RegistryView? registry, DateTimeOffset moment)
    {
        if (registry is not null && !MayIssue(registry, issuer, type, moment))
        {
            throw new RefusedException(
                RefusalReason.TypeNotAuthorised, $"{issuer.Agency} may not issue {type.Vct} now.");
        }

        DraftKey[] keys = issuer.Keys
            .Where(key => (suites.Count == 0 || suites.Contains(key.Suite))
                && canSign(key)
                && (registry is null || MaySign(registry, key, moment)))
            .DistinctBy(key => key.Suite)
            .Select(key => new DraftKey(key.Suite, key.KeyId))
            .ToArray();
        return keys.Length > 0 && (suites.Count == 0 || keys.Length == suites.Count)
            ? keys
            : throw new RefusedException(RefusalReason.NoUsableKey, Missing(issuer, suites, keys));
    }

    private static bool MayIssue(RegistryView registry, Issuer issuer, CertificateType type, DateTimeOffset moment) =>
        registry.FindAgency(issuer.Agency) is { } agency
        && agency.Profile == issuer.Profile.Digest
        && agency.Open.Contains(moment)
        && registry.FindTypeAuthority(issuer.Agency, type.TypeId) is { } authority
        && authority.Covers(moment);

    /// <summary>Whether a key may sign at a moment, as the chain has it.</summary>
    public static bool MaySign(RegistryView registry, AgencyKeyRow key, DateTimeOffset moment) =>
        registry.FindKey(key.Agency, key.KeyId) is { Revocation: null } registered
        && registered.Suite == key.Suite
        && registered.Valid.Contains(moment)
        && registry.FindSuite((ushort)key.Suite) is { BrokenSince: null } suite
        && new Period(suite.IssueFrom ?? DateTimeOffset.MinValue, suite.IssueUntil).Contains(moment);

    private static string Missing(Issuer issuer, IReadOnlyList<Suite> suites, DraftKey[] keys)
    {
        IEnumerable<Suite> missing = suites.Except(keys.Select(key => key.Suite));
        string which = suites.Count == 0 ? "any suite" : string.Join(", ", missing);
        return $"{issuer.Agency} has no key that may sign now in {which}.";
    }
}
