using Certs.Core.Documents;
using Certs.Core.Documents.Json;

namespace Certs.Core.Bridging;

/// <summary>
/// Reads bridge statements: JWS General JSON (RFC 7515 §7.2.1), the whole file canonical (RFC 8785).
/// </summary>
/// <remarks>
/// What comes out is well-formed and canonical, nothing more. The rules are those of
/// <c>docs/document-format.md</c>; the <c>typ</c> of the protected headers keeps statements and certificates
/// apart.
/// </remarks>
public static class BridgeStatementReader
{
    /// <summary>Reads one statement.</summary>
    /// <param name="utf8">The file's bytes. The statement refers to them, so they must not change
    /// afterwards.</param>
    /// <exception cref="DocumentFormatException">With the broken rule and its place.</exception>
    public static BridgeStatement Read(ReadOnlyMemory<byte> utf8)
    {
        DocumentReader.CheckStart(utf8.Span, DocumentLimits.StatementBytes, "statement");
        CanonicalReader reader = new(utf8.Span, "statement");
        reader.StartObject();
        reader.Member("payload"u8);
        ReadOnlyMemory<byte> payloadEncoded = DocumentReader.ReadEncoded(ref reader, utf8);
        reader.Member("signatures"u8);
        reader.StartArray();
        AnchorProof? anchor = null;
        List<DocumentSignature> signatures = [];
        while (reader.NextElement())
        {
            reader.StartObject();
            anchor = signatures.Count == 0 && reader.TryMember("header"u8) ? ReadHeader(ref reader) : anchor;
            signatures.Add(DocumentReader.ReadSignature(
                ref reader, utf8, signatures.Count, ProtectedHeader.StatementType));
        }

        reader.EndObject();
        reader.End();
        return signatures.Count > 0
            ? Assemble(payloadEncoded, signatures, anchor)
            : throw reader.Refuse(FormatRule.MissingMember, "signatures[0]");
    }

    // RFC 7515 §7.2.1: an empty header is left out, so where there is one it has its only member.
    private static AnchorProof ReadHeader(ref CanonicalReader reader)
    {
        reader.StartObject();
        reader.Member("anchor"u8);
        AnchorProof anchor = UnprotectedHeaderReader.ReadAnchor(ref reader);
        reader.EndObject();
        return anchor;
    }

    private static BridgeStatement Assemble(
        ReadOnlyMemory<byte> payloadEncoded, List<DocumentSignature> signatures, AnchorProof? anchor)
    {
        byte[] payload = Base64UrlText.Decode(payloadEncoded.Span)
            ?? throw new DocumentFormatException(FormatRule.BadBase64Url, "statement.payload");
        BridgeClaims claims = BridgeClaimsReader.Read(payload);
        DocumentReader.CheckSuites(signatures, claims.Suites);
        return new BridgeStatement(payload, payloadEncoded, claims, signatures, anchor);
    }
}
