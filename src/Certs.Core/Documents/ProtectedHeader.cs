using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// The protected header of one signature: <c>alg</c>, <c>kid</c> and <c>typ</c>, exactly these.
/// </summary>
internal static class ProtectedHeader
{
    /// <summary>The <c>typ</c> of a certificate (draft SD-JWT VC §3.2.1).</summary>
    public static ReadOnlySpan<byte> CertificateType => "dc+sd-jwt"u8;

    /// <summary>
    /// The <c>typ</c> of a bridge statement (RFC 8725 §3.11: explicit types keep kinds of documents apart).
    /// </summary>
    public static ReadOnlySpan<byte> StatementType => "certs-bridge+jws"u8;

    /// <summary>The BASE64URL text of the header.</summary>
    /// <param name="suite">The signature's suite.</param>
    /// <param name="keyId">SHA-256 of the key's SPKI.</param>
    /// <param name="type">The <c>typ</c>; holds nothing to escape.</param>
    public static byte[] Encode(Suite suite, Hash32 keyId, ReadOnlySpan<byte> type)
    {
        Span<byte> key = stackalloc byte[32];
        keyId.CopyTo(key);
        JsonBuffer buffer = new(128);
        try
        {
            buffer.Append("{\"alg\":"u8);
            buffer.AppendQuoted(AlgNames.Of(suite));
            buffer.Append(",\"kid\":"u8);
            buffer.AppendBase64Url(key);
            buffer.Append(",\"typ\":"u8);
            buffer.AppendQuoted(type);
            buffer.Append("}"u8);
            byte[] encoded = new byte[Base64UrlText.EncodedLength(buffer.Length)];
            Base64UrlText.Encode(buffer.Written, encoded);
            return encoded;
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Reads the header.</summary>
    /// <param name="encoded">The BASE64URL text.</param>
    /// <param name="path">Where it stands, for errors.</param>
    /// <param name="type">The <c>typ</c> that it must have; another is an unknown version.</param>
    /// <exception cref="DocumentFormatException">With the broken rule.</exception>
    public static (Suite Suite, Hash32 KeyId) Read(
        ReadOnlySpan<byte> encoded, string path, ReadOnlySpan<byte> type)
    {
        byte[] json =
            Base64UrlText.Decode(encoded) ?? throw new DocumentFormatException(FormatRule.BadBase64Url, path);
        CanonicalReader reader = new(json, path);
        reader.StartObject();
        reader.Member("alg"u8);
        bool isKnown = AlgNames.TryRead(reader.ReadString(), out Suite suite);
        reader.Member("kid"u8);
        Hash32 keyId = reader.ReadHash("kid");
        reader.Member("typ"u8);
        if (!reader.ReadString().SequenceEqual(type))
        {
            throw reader.Refuse(FormatRule.UnknownVersion, "typ");
        }

        reader.EndObject();
        reader.End();
        return isKnown ? (suite, keyId) : throw reader.Refuse(FormatRule.UnknownSuite, "alg");
    }
}
