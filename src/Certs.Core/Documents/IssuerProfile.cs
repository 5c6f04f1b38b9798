using System.Text;
using Certs.Core.Documents.Json;
using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>
/// Who the issuing agency is, inside the signed payload; its salted digest stands in the registry.
/// </summary>
/// <remarks>Two profiles are equal when their digests are.</remarks>
public sealed class IssuerProfile : IEquatable<IssuerProfile>
{
    private IssuerProfile(
        string code, string nameZh, string nameEn, string salt, ReadOnlyMemory<byte> canonicalJson)
    {
        Code = code;
        NameZh = nameZh;
        NameEn = nameEn;
        Salt = salt;
        CanonicalJson = canonicalJson;
        Digest = new Hash32(Hashing.Sha256(canonicalJson.Span));
    }

    /// <summary>
    /// The agency's unified social credit code (GB 32100-2015). The reader does not check its check
    /// character.
    /// </summary>
    public string Code { get; }

    /// <summary>The agency's name in Chinese.</summary>
    public string NameZh { get; }

    /// <summary>The agency's name in English.</summary>
    public string NameEn { get; }

    /// <summary>128 random bits, BASE64URL (22 characters), fixed per agency.</summary>
    public string Salt { get; }

    /// <summary>The member <c>iss_profile</c> in canonical form.</summary>
    public ReadOnlyMemory<byte> CanonicalJson { get; }

    /// <summary>SHA-256 of <see cref="CanonicalJson"/>: the agency's profile in the registry.</summary>
    public Hash32 Digest { get; }

    /// <summary>Makes a profile.</summary>
    /// <param name="code">The agency's unified social credit code, not empty; its check character is not
    /// checked.</param>
    /// <param name="nameZh">The agency's name in Chinese, NFC, not empty.</param>
    /// <param name="nameEn">The agency's name in English, NFC, not empty.</param>
    /// <param name="salt">Exactly 16 random bytes, made once per agency and kept.</param>
    /// <exception cref="DocumentFormatException">A value cannot stand in a document.</exception>
    public static IssuerProfile Create(string code, string nameZh, string nameEn, ReadOnlySpan<byte> salt)
    {
        JsonBuffer buffer = new(256);
        try
        {
            buffer.Append("{\"code\":"u8);
            buffer.AppendString(code, "iss_profile.code");
            buffer.Append(",\"name_en\":"u8);
            buffer.AppendString(nameEn, "iss_profile.name_en");
            buffer.Append(",\"name_zh\":"u8);
            buffer.AppendString(nameZh, "iss_profile.name_zh");
            buffer.Append(",\"salt\":"u8);
            buffer.AppendBase64Url(salt);
            buffer.Append("}"u8);
            CanonicalReader reader = new(buffer.Written, "iss_profile");
            return Read(ref reader);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <inheritdoc />
    public bool Equals(IssuerProfile? other) => other is not null && other.Digest == Digest;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as IssuerProfile);

    /// <inheritdoc />
    public override int GetHashCode() => Digest.GetHashCode();

    internal static IssuerProfile Read(ref CanonicalReader reader)
    {
        int start = reader.Position;
        reader.StartObject();
        string code = ReadText(ref reader, "code"u8);
        string nameEn = ReadText(ref reader, "name_en"u8);
        string nameZh = ReadText(ref reader, "name_zh"u8);
        reader.Member("salt"u8);
        int saltStart = reader.Position + 1;
        Span<byte> bytes = stackalloc byte[DocumentLimits.SaltBytes];
        reader.ReadBytes(bytes, "iss_profile.salt");
        string salt = Encoding.ASCII.GetString(reader.Since(saltStart)[..^1]);
        reader.EndObject();
        return new IssuerProfile(code, nameZh, nameEn, salt, reader.Since(start).ToArray());
    }

    private static string ReadText(ref CanonicalReader reader, ReadOnlySpan<byte> name)
    {
        reader.Member(name);
        ReadOnlySpan<byte> text = reader.ReadString();
        return text.IsEmpty
            ? throw reader.Refuse(FormatRule.BadValue, $"iss_profile.{Encoding.ASCII.GetString(name)}")
            : Encoding.UTF8.GetString(text);
    }
}
