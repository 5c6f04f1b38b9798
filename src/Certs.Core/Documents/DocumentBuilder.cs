using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>
/// Makes certificate documents: first what is to be signed, then, with the signatures, the file.
/// </summary>
public static class DocumentBuilder
{
    /// <summary>Characters of a SHA-256 digest in BASE64URL.</summary>
    internal const int DigestLength = 43;

    /// <summary>Salts the fields and writes the payload that is to be signed.</summary>
    /// <param name="draft">What the certificate is to say. Its type is not asked: check the fields
    /// before.</param>
    /// <param name="salts">Gives 16 bytes for every field, in one call;
    /// <c>RandomNumberGenerator.Fill</c>.</param>
    /// <returns>The payload, the disclosures, and one input per signature.</returns>
    /// <exception cref="DocumentFormatException">The draft holds what a document cannot hold.</exception>
    public static PreparedCertificate Prepare(CertificateDraft draft, SaltSource salts)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(salts);
        Disclosure[] disclosures = MakeDisclosures(draft.Fields, salts);
        DraftKey[] keys = [.. draft.Keys.OrderBy(key => key.Suite)];
        (byte[] texts, Hash32[] digests) = SortDigests(disclosures);
        byte[] payload = WritePayload(draft, keys, texts);
        Payload claims = DraftRules.ToClaims(draft, keys, digests);
        return PreparedCertificate.Create(payload, claims, keys, disclosures);
    }

    private static Disclosure[] MakeDisclosures(IReadOnlyList<CertificateField> fields, SaltSource salts)
    {
        if (fields.Count > DocumentLimits.Disclosures)
        {
            throw new DocumentFormatException(FormatRule.TooMany, "fields");
        }

        Span<byte> random = stackalloc byte[fields.Count * DocumentLimits.SaltBytes];
        salts(random);
        Disclosure[] disclosures = new Disclosure[fields.Count];
        JsonBuffer buffer = new(1024);
        try
        {
            for (int i = 0; i < fields.Count; i++)
            {
                buffer.Clear();
                disclosures[i] = MakeDisclosure(
                    ref buffer, fields[i], random.Slice(
                        i * DocumentLimits.SaltBytes, DocumentLimits.SaltBytes));
            }
        }
        finally
        {
            buffer.Dispose();
        }

        UnprotectedHeaderReader.CheckNames(disclosures);
        return disclosures;
    }

    private static Disclosure MakeDisclosure(
        ref JsonBuffer buffer, CertificateField field, scoped ReadOnlySpan<byte> salt)
    {
        if (!FieldNames.IsAllowed(field.Name))
        {
            throw new DocumentFormatException(FormatRule.BadValue, "fields.name");
        }

        ReadOnlyMemory<byte> value = field.ToCanonical();
        buffer.Append("["u8);
        buffer.AppendBase64Url(salt);
        buffer.Append(",\""u8);
        buffer.AppendAscii(field.Name);
        buffer.Append("\","u8);
        buffer.Append(value.Span);
        buffer.Append("]"u8);
        byte[] encoded = GC.AllocateUninitializedArray<byte>(Base64UrlText.EncodedLength(buffer.Length));
        Base64UrlText.Encode(buffer.Written, encoded);
        return encoded.Length <= DocumentLimits.StringBytes
            ? new Disclosure(encoded, DisclosureReader.Digest(encoded), field.Name, value)
            : throw new DocumentFormatException(FormatRule.StringTooLong, $"fields.{field.Name}");
    }

    // The digests sorted by their BASE64URL texts, and those texts side by side.
    private static (byte[] Texts, Hash32[] Digests) SortDigests(Disclosure[] disclosures)
    {
        byte[] texts = new byte[disclosures.Length * DigestLength];
        int[] order = new int[disclosures.Length];
        Span<byte> digest = stackalloc byte[32];
        for (int i = 0; i < disclosures.Length; i++)
        {
            disclosures[i].Digest.CopyTo(digest);
            Base64UrlText.Encode(digest, texts.AsSpan(i * DigestLength));
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Text(texts, left).SequenceCompareTo(Text(texts, right)));
        byte[] sorted = new byte[texts.Length];
        Hash32[] digests = new Hash32[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            Text(texts, order[i]).CopyTo(sorted.AsSpan(i * DigestLength));
            digests[i] = disclosures[order[i]].Digest;
        }

        return (sorted, digests);
    }

    private static ReadOnlySpan<byte> Text(byte[] texts, int index) =>
        texts.AsSpan(index * DigestLength, DigestLength);

    private static byte[] WritePayload(CertificateDraft draft, DraftKey[] keys, byte[] sortedDigests)
    {
        JsonBuffer buffer = new(2048);
        try
        {
            PayloadWriter.Append(ref buffer, draft, keys, sortedDigests);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
