using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>Writes the payload in canonical form.</summary>
internal static class PayloadWriter
{
    /// <summary>Appends the payload.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="suites">Ascending by number.</param>
    /// <param name="sortedDigests">The BASE64URL texts of the digests, 43 characters each, side by side,
    /// sorted.</param>
    /// <exception cref="DocumentFormatException">A value cannot stand in a document.</exception>
    public static void Append(
        ref JsonBuffer buffer, CertificateDraft draft, IReadOnlyList<DraftKey> suites,
        ReadOnlySpan<byte> sortedDigests)
    {
        AppendDigests(ref buffer, sortedDigests);
        buffer.Append(",\"_sd_alg\":\"sha-256\",\"chain\":"u8);
        buffer.AppendString(draft.Chain, "payload.chain");
        AppendHolderKey(ref buffer, draft);
        AppendTime(ref buffer, ",\"exp\":"u8, draft.Expires);
        buffer.Append(",\"handle\":"u8);
        buffer.AppendBase64Url(draft.Handle.Span);
        AppendTime(ref buffer, ",\"iat\":"u8, draft.IssuedAt);
        buffer.Append(",\"iss\":"u8);
        buffer.AppendString(draft.Issuer.ToString(), "payload.iss");
        buffer.Append(",\"iss_profile\":"u8);
        buffer.Append(draft.Profile.CanonicalJson.Span);
        AppendTime(ref buffer, ",\"nbf\":"u8, draft.NotBefore);
        buffer.Append(",\"number\":"u8);
        buffer.AppendString(draft.Number, "payload.number");
        AppendStatus(ref buffer, draft);
        AppendSuites(ref buffer, suites);
        if (draft.Supersedes is { } supersedes)
        {
            buffer.Append(",\"supersedes\":"u8);
            buffer.AppendString(supersedes, "payload.supersedes");
        }

        buffer.Append(",\"vct\":"u8);
        buffer.AppendString(draft.Type, "payload.vct");
        buffer.Append(",\"vct#integrity\":"u8);
        buffer.AppendString(draft.TypeIntegrity, "payload.vct#integrity");
        buffer.Append("}"u8);
    }

    private static void AppendDigests(ref JsonBuffer buffer, ReadOnlySpan<byte> digests)
    {
        buffer.Append("{\"_sd\":["u8);
        for (int start = 0; start < digests.Length; start += DocumentBuilder.DigestLength)
        {
            buffer.Append(start == 0 ? default : ","u8);
            buffer.AppendQuoted(digests.Slice(start, DocumentBuilder.DigestLength));
        }

        buffer.Append("]"u8);
    }

    private static void AppendHolderKey(ref JsonBuffer buffer, CertificateDraft draft)
    {
        if (draft.HolderKey is { } key)
        {
            buffer.Append(",\"cnf\":{\"jwk\":"u8);
            CanonicalJson.AppendValue(ref buffer, key, "payload.cnf.jwk");
            buffer.Append("}"u8);
        }
    }

    private static void AppendStatus(ref JsonBuffer buffer, CertificateDraft draft)
    {
        if (draft.Status is { } status)
        {
            buffer.Append(",\"status\":{\"status_list\":{\"idx\":"u8);
            buffer.AppendInteger(status.Index, "payload.status.status_list.idx");
            buffer.Append(",\"uri\":"u8);
            buffer.AppendString(status.Uri, "payload.status.status_list.uri");
            buffer.Append("}}"u8);
        }
    }

    private static void AppendTime(ref JsonBuffer buffer, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } moment)
        {
            buffer.Append(name);
            buffer.AppendInteger(moment.ToUnixTimeSeconds(), "payload time");
        }
    }

    private static void AppendSuites(ref JsonBuffer buffer, IReadOnlyList<DraftKey> keys)
    {
        buffer.Append(",\"suites\":["u8);
        for (int i = 0; i < keys.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendQuoted(AlgNames.Of(keys[i].Suite));
        }

        buffer.Append("]"u8);
    }
}
