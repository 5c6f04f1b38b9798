using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>Holds a draft against the rules of the payload: what it says is what every reader will see.</summary>
internal static class DraftRules
{
    /// <summary>The claims that the draft makes.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="keys">Its keys, ascending by suite.</param>
    /// <param name="digests">The digests of its fields, in the payload's order.</param>
    /// <exception cref="DocumentFormatException">A claim breaks its rule; the path names it.</exception>
    public static Payload ToClaims(CertificateDraft draft, IReadOnlyList<DraftKey> keys, IReadOnlyList<Hash32> digests)
    {
        Require(PayloadRules.IsChain(draft.Chain), "chain");
        Require(draft.Handle.Length == DocumentLimits.SaltBytes, "handle");
        Require(draft.Issuer is { Province: > 0, Sequence: > 0 }, "iss");
        Require(PayloadRules.IsNumber(draft.Number), "number");
        Require(
            draft.Status is not { Index: < 0 or > DocumentLimits.LargestNumber }, "status.status_list.idx");
        Require(draft.Status is null || PayloadRules.IsListAddress(draft.Status.Uri), "status.status_list.uri");
        Require(keys.Count > 0, "suites");
        Require(draft.Supersedes is null || PayloadRules.IsNumber(draft.Supersedes), "supersedes");
        Require(draft.Type.Length <= PayloadRules.LongestText && PayloadRules.IsType(draft.Type), "vct");
        Require(PayloadRules.IsIntegrity(draft.TypeIntegrity), "vct#integrity");
        for (int i = 1; i < keys.Count; i++)
        {
            Require(keys[i - 1].Suite < keys[i].Suite, "suites", FormatRule.SuiteOrder);
        }

        DateTimeOffset notBefore = Second(draft.NotBefore, "nbf");
        DateTimeOffset? expires = draft.Expires is { } end ? Second(end, "exp") : null;
        Require(!(expires <= notBefore), "exp");
        return new Payload(
            draft.Issuer, draft.Profile, draft.Type, draft.TypeIntegrity, draft.Number,
            Second(draft.IssuedAt, "iat"), notBefore, expires, [.. keys.Select(key => key.Suite)], draft.Handle,
            draft.Chain, HolderKey(draft), draft.Supersedes, draft.Status, digests);
    }

    // In the payload's own order of members.
    private static JsonObject? HolderKey(CertificateDraft draft)
    {
        if (draft.HolderKey is not { } key)
        {
            return null;
        }

        JsonObject? read = HolderKeyRules.Read(CanonicalJson.Write(key));
        Require(read is not null, "cnf.jwk");
        return read;
    }

    private static DateTimeOffset Second(DateTimeOffset moment, string member)
    {
        long seconds = moment.ToUnixTimeSeconds();
        Require(seconds is >= 0 and <= DocumentLimits.UnixSeconds, member);
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    private static void Require(bool isKept, string member, FormatRule rule = FormatRule.BadValue)
    {
        if (!isKept)
        {
            throw new DocumentFormatException(rule, $"payload.{member}");
        }
    }
}
