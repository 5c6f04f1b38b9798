using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// The protected header of one signature: <c>alg</c>, <c>kid</c> and <c>typ</c>, exactly these.
/// </summary>
internal static class ProtectedHeader
{
    /// <summary>The BASE64URL text of the header.</summary>
    public static byte[] Encode(Suite suite, Hash32 keyId)
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
            buffer.Append(",\"typ\":\"dc+sd-jwt\"}"u8);
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
    /// <exception cref="DocumentFormatException">With the broken rule.</exception>
    public static (Suite Suite, Hash32 KeyId) Read(ReadOnlySpan<byte> encoded, string path)
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
        if (!reader.ReadString().SequenceEqual("dc+sd-jwt"u8))
        {
            throw reader.Refuse(FormatRule.UnknownVersion, "typ");
        }

        reader.EndObject();
        reader.End();
        return isKnown ? (suite, keyId) : throw reader.Refuse(FormatRule.UnknownSuite, "alg");
    }
}
