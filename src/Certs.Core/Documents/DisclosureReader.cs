using System.Text;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// Reads one disclosure: canonical JSON <c>[salt, name, value]</c> in BASE64URL (RFC 9901 §4.2.1).
/// </summary>
internal static class DisclosureReader
{
    /// <summary>Reads a disclosure and hashes its text.</summary>
    /// <param name="encoded">The BASE64URL text; kept, not copied.</param>
    /// <param name="path">Where it stands, for errors.</param>
    /// <exception cref="DocumentFormatException">With the broken rule.</exception>
    public static Disclosure Read(ReadOnlyMemory<byte> encoded, string path)
    {
        byte[] json = Base64UrlText.Decode(encoded.Span)
            ?? throw new DocumentFormatException(FormatRule.BadBase64Url, path);
        CanonicalReader reader = new(json, path);
        reader.StartArray();
        RequireElement(ref reader);
        Span<byte> salt = stackalloc byte[DocumentLimits.SaltBytes];
        reader.ReadBytes(salt, "salt");
        RequireElement(ref reader);
        string name = Encoding.UTF8.GetString(reader.ReadString());
        RequireElement(ref reader);
        int start = reader.Position;
        int length = reader.SkipValue().Length;
        if (reader.NextElement() || !FieldNames.IsAllowed(name))
        {
            throw reader.Refuse(FormatRule.BadValue, "name");
        }

        reader.End();
        return new Disclosure(encoded, Digest(encoded.Span), name, json.AsMemory(start, length));
    }

    /// <summary>What the payload lists for a disclosure (RFC 9901 §4.2.3).</summary>
    public static Hash32 Digest(ReadOnlySpan<byte> encoded)
    {
        Span<byte> digest = stackalloc byte[Hashing.Sha256Length];
        Hashing.Sha256(encoded, digest);
        return new Hash32(digest);
    }

    private static void RequireElement(ref CanonicalReader reader)
    {
        if (!reader.NextElement())
        {
            throw reader.Refuse(FormatRule.MissingMember, "element");
        }
    }
}
