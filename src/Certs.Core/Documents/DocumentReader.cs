using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// Reads certificate documents: JWS General JSON (RFC 7515 §7.2.1), the whole file canonical (RFC 8785).
/// </summary>
/// <remarks>
/// What comes out is well-formed and canonical, nothing more: no signature is checked, no digest compared, no
/// type asked. The rules are those of <c>docs/document-format.md</c>.
/// </remarks>
public static class DocumentReader
{
    /// <summary>Reads one document.</summary>
    /// <param name="utf8">The file's bytes. The document refers to them, so they must not change
    /// afterwards.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentFormatException">With the broken rule and its place.</exception>
    public static CertificateDocument Read(ReadOnlyMemory<byte> utf8)
    {
        CheckStart(utf8.Span, DocumentLimits.FileBytes, "file");
        CanonicalReader reader = new(utf8.Span, "file");
        reader.StartObject();
        reader.Member("payload"u8);
        ReadOnlyMemory<byte> payloadEncoded = ReadEncoded(ref reader, utf8);
        reader.Member("signatures"u8);
        reader.StartArray();
        if (!reader.NextElement())
        {
            throw reader.Refuse(FormatRule.MissingMember, "signatures[0]");
        }

        reader.StartObject();
        reader.Member("header"u8);
        UnprotectedHeader header = UnprotectedHeaderReader.Read(ref reader, utf8);
        List<DocumentSignature> signatures =
            [ReadSignature(ref reader, utf8, 0, ProtectedHeader.CertificateType)];
        while (reader.NextElement())
        {
            reader.StartObject();
            signatures.Add(ReadSignature(
                ref reader, utf8, signatures.Count, ProtectedHeader.CertificateType));
        }

        reader.EndObject();
        reader.End();
        return Assemble(payloadEncoded, signatures, header);
    }

    /// <summary>Reads a BASE64URL string of the file without copying it.</summary>
    internal static ReadOnlyMemory<byte> ReadEncoded(ref CanonicalReader reader, ReadOnlyMemory<byte> file)
    {
        // A string with escapes is no BASE64URL, so it decodes no better with them than without.
        int start = reader.Position + 1;
        reader.ReadString();
        return file[start..(reader.Position - 1)];
    }

    /// <summary>Reads the payload and checks that the parts belong to one document.</summary>
    internal static CertificateDocument Assemble(
        ReadOnlyMemory<byte> payloadEncoded, List<DocumentSignature> signatures, UnprotectedHeader header)
    {
        byte[] payloadBytes = Base64UrlText.Decode(payloadEncoded.Span)
            ?? throw new DocumentFormatException(FormatRule.BadBase64Url, "payload");
        Payload payload = PayloadReader.Read(payloadBytes);
        CheckSuites(signatures, payload.Suites);
        return new CertificateDocument(
            payloadBytes, payloadEncoded, payload, signatures, header.Disclosures, header.Anchor)
        {
            Bridges = header.Bridges,
            Seal = header.Seal,
        };
    }

    /// <summary>Refuses what is not worth reading.</summary>
    internal static void CheckStart(ReadOnlySpan<byte> utf8, int mostBytes, string context)
    {
        if (utf8.Length > mostBytes)
        {
            throw new DocumentFormatException(FormatRule.TooLarge, context);
        }

        if (utf8 is [0xef, 0xbb, 0xbf, ..])
        {
            throw new DocumentFormatException(FormatRule.ByteOrderMark, context);
        }
    }

    /// <summary>Reads the members after <c>header</c>, to the end of the object.</summary>
    internal static DocumentSignature ReadSignature(
        ref CanonicalReader reader, ReadOnlyMemory<byte> file, int index, ReadOnlySpan<byte> type)
    {
        if (index >= DocumentLimits.Signatures)
        {
            throw reader.Refuse(FormatRule.TooMany, "signatures");
        }

        reader.Member("protected"u8);
        ReadOnlyMemory<byte> protectedEncoded = ReadEncoded(ref reader, file);
        reader.Member("signature"u8);
        ReadOnlyMemory<byte> encoded = ReadEncoded(ref reader, file);
        reader.EndObject();
        return DecodeSignature(protectedEncoded, encoded, ItemPaths.Signatures[index], type);
    }

    /// <summary>Decodes the two texts of a signature.</summary>
    internal static DocumentSignature DecodeSignature(
        ReadOnlyMemory<byte> protectedEncoded, ReadOnlyMemory<byte> signatureEncoded, string path,
        ReadOnlySpan<byte> type)
    {
        (Suite suite, Hash32 keyId) =
            ProtectedHeader.Read(protectedEncoded.Span, $"{path}.protected", type);
        byte[] value = Base64UrlText.Decode(signatureEncoded.Span)
            ?? throw new DocumentFormatException(FormatRule.BadBase64Url, $"{path}.signature");
        return value.Length is > 0 and <= DocumentLimits.SignatureBytes
            ? new DocumentSignature(protectedEncoded, suite, keyId, value)
            : throw new DocumentFormatException(FormatRule.BadValue, $"{path}.signature");
    }

    /// <summary>Refuses signatures that are out of order or in a suite that the payload does not list.</summary>
    /// <remarks>A listed suite without a signature is for the verifier to find: the document says so
    /// itself.</remarks>
    internal static void CheckSuites(List<DocumentSignature> signatures, IReadOnlyList<Suite> listed)
    {
        for (int i = 0; i < signatures.Count; i++)
        {
            Suite suite = signatures[i].Suite;
            if ((i > 0 && signatures[i - 1].Suite >= suite) || !listed.Contains(suite))
            {
                throw new DocumentFormatException(FormatRule.SuiteOrder, $"signatures[{i}]");
            }
        }
    }
}
