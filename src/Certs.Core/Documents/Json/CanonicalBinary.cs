namespace Certs.Core.Documents.Json;

/// <summary>Reads binary values, which canonical JSON carries as BASE64URL strings.</summary>
internal static class CanonicalBinary
{
    /// <summary>Reads a BASE64URL string.</summary>
    /// <param name="reader">Stands at the string.</param>
    /// <param name="bytes">Filled completely; its length is the only one allowed.</param>
    /// <param name="member">The member, for the error's path.</param>
    public static void ReadBytes(ref this CanonicalReader reader, scoped Span<byte> bytes, string member)
    {
        ReadOnlySpan<byte> text = reader.ReadString();
        if (Base64UrlText.DecodedLength(text.Length) != bytes.Length)
        {
            throw reader.Refuse(FormatRule.BadValue, member);
        }

        if (!Base64UrlText.TryDecode(text, bytes))
        {
            throw reader.Refuse(FormatRule.BadBase64Url, member);
        }
    }

    /// <summary>Reads a hash: 32 bytes in BASE64URL.</summary>
    public static Hash32 ReadHash(ref this CanonicalReader reader, string member)
    {
        Span<byte> bytes = stackalloc byte[32];
        reader.ReadBytes(bytes, member);
        return new Hash32(bytes);
    }
}
