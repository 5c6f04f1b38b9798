using System.Globalization;
using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Core.Evm;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Core.ShortForms;

/// <summary>The claims of a short form, but for the digests of fields.</summary>
internal static class ShortPayload
{
    private const string TypePrefix = "urn:certs:type:";
    private const string ChainPrefix = "eip155:";
    private const string IntegrityPrefix = "sha256-";

    private const int HasHolderKey = 1;
    private const int HasExpiry = 2;
    private const int HasSupersedes = 4;
    private const int HasBuiltInType = 8;
    private const int HasUsualNumber = 16;
    private const int HasListEntry = 32;
    private const int AllFlags = 63;

    private const int AllSuites = (1 << (int)Suite.SM2) - 1;

    /// <summary>The built-in type that a payload pins; null: another.</summary>
    public static CertificateType? TypeOf(Payload payload) =>
        CertificateTypes.BuiltIn.Find(payload.Type) is { } type && type.IntegrityDigest == payload.TypeIntegrity
            ? type
            : null;

    /// <summary>Writes the claims.</summary>
    public static void Write(BundleOutput output, Payload payload)
    {
        CertificateType? type = TypeOf(payload);
        string numberStart = type is null ? "" : NumberStart(type, payload.Profile.Code);
        bool isUsualNumber = type is not null && payload.Number.StartsWith(numberStart, StringComparison.Ordinal);
        output.Byte(
            (payload.HolderKey is null ? 0 : HasHolderKey) | (payload.Expires is null ? 0 : HasExpiry)
            | (payload.Supersedes is null ? 0 : HasSupersedes) | (type is null ? 0 : HasBuiltInType)
            | (isUsualNumber ? HasUsualNumber : 0) | (payload.Status is null ? 0 : HasListEntry));
        WriteChain(output, payload.Chain);
        if (payload.HolderKey is { } key)
        {
            ShortText.Write(output, Encoding.UTF8.GetString(CanonicalJson.Write(key)));
        }

        if (payload.Expires is { } expires)
        {
            output.Long(expires.ToUnixTimeSeconds());
        }

        output.Raw(payload.Handle.Span);
        output.Long(payload.IssuedAt.ToUnixTimeSeconds());
        output.Long(payload.Issuer.Number);
        WriteProfile(output, payload.Profile);
        output.Long(payload.NotBefore.ToUnixTimeSeconds());
        ShortText.Write(output, isUsualNumber ? payload.Number[numberStart.Length..] : payload.Number);
        if (payload.Status is { } entry)
        {
            output.Long(entry.Index);
            ShortText.Write(output, entry.Uri);
        }

        output.Byte(payload.Suites.Sum(suite => 1 << ((int)suite - 1)));
        if (payload.Supersedes is { } supersedes)
        {
            ShortText.Write(output, supersedes);
        }

        ShortText.Write(output, payload.Type[TypePrefix.Length..]);
        if (type is null)
        {
            output.Raw(Convert.FromBase64String(payload.TypeIntegrity[IntegrityPrefix.Length..]));
        }
    }

    /// <summary>Reads the claims: the payload's JSON after its digests, and the built-in type that it pins.</summary>
    public static (string Json, CertificateType? Type) Read(BundleInput input)
    {
        int flags = input.Byte();
        if (flags > AllFlags)
        {
            throw input.Refuse(FormatRule.BadValue);
        }

        string chain = ReadChain(input);
        string key = (flags & HasHolderKey) == 0 ? "" : $"\"cnf\":{{\"jwk\":{ShortText.Read(input)}}},";
        string expires = (flags & HasExpiry) == 0 ? "" : Say($"\"exp\":{ReadTime(input)},");
        string handle = ShortDocument.Encode(input.Raw(DocumentLimits.SaltBytes).Span);
        string times = Say($"\"iat\":{ReadTime(input)},");
        AgencyId issuer = AgencyId.FromNumber((uint)input.Long(uint.MaxValue));
        (string code, string profile) = ReadProfile(input);
        string notBefore = Say($"\"nbf\":{ReadTime(input)},");
        string number = ShortText.Read(input);
        string entry = (flags & HasListEntry) == 0 ? "" : ReadListEntry(input);
        string suites = ReadSuites(input);
        string supersedes = (flags & HasSupersedes) == 0
            ? ""
            : $"\"supersedes\":{ShortText.Quote(ShortText.Read(input))},";
        string vct = TypePrefix + ShortText.Read(input);
        CertificateType? type = null;
        if ((flags & (HasBuiltInType | HasUsualNumber)) != 0)
        {
            type = CertificateTypes.BuiltIn.Find(vct) ?? throw input.Refuse(FormatRule.UnknownVersion);
        }

        if ((flags & HasUsualNumber) != 0)
        {
            number = NumberStart(type!, code) + number;
        }

        string integrity = (flags & HasBuiltInType) != 0
            ? type!.IntegrityDigest
            : IntegrityPrefix + Convert.ToBase64String(input.Raw(32).Span);
        return (
            $"\"chain\":\"{chain}\",{key}{expires}\"handle\":\"{handle}\",{times}\"iss\":\"{issuer}\","
                + $"\"iss_profile\":{profile},{notBefore}\"number\":{ShortText.Quote(number)},{entry}\"suites\":[{suites}],"
                + $"{supersedes}\"vct\":{ShortText.Quote(vct)},\"vct#integrity\":\"{integrity}\"}}",
            type);
    }

    // What a licence identifier of this type by this agency starts with (GB/T 36904).
    private static string NumberStart(CertificateType type, string code) =>
        $"1.2.156.3005.2.{type.TypeCode}.{code}.";

    private static void WriteChain(BundleOutput output, string chain)
    {
        string[] parts = chain[ChainPrefix.Length..].Split(':');
        output.Long(long.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture));
        output.Raw(HexBytes.Decode(parts[1]));
    }

    private static string ReadChain(BundleInput input)
    {
        long chainId = input.Long(DocumentLimits.LargestNumber);
        Address registry = new(input.Raw(Address.Length).Span);
        return Say($"{ChainPrefix}{chainId}:{registry.ToLowerHex()}");
    }

    private static void WriteProfile(BundleOutput output, IssuerProfile profile)
    {
        ShortText.Write(output, profile.Code);
        ShortText.Write(output, profile.NameEn);
        ShortText.Write(output, profile.NameZh);
        output.Raw(ShortDocument.Decode(Encoding.ASCII.GetBytes(profile.Salt)));
    }

    private static (string Code, string Json) ReadProfile(BundleInput input)
    {
        string code = ShortText.Read(input);
        string nameEn = ShortText.Quote(ShortText.Read(input));
        string nameZh = ShortText.Quote(ShortText.Read(input));
        string salt = ShortDocument.Encode(input.Raw(DocumentLimits.SaltBytes).Span);
        return (
            code,
            $"{{\"code\":{ShortText.Quote(code)},\"name_en\":{nameEn},\"name_zh\":{nameZh},\"salt\":\"{salt}\"}}");
    }

    private static string ReadListEntry(BundleInput input)
    {
        long index = input.Long(DocumentLimits.LargestNumber);
        string uri = ShortText.Quote(ShortText.Read(input));
        return Say($"\"status\":{{\"status_list\":{{\"idx\":{index},\"uri\":{uri}}}}},");
    }

    private static string ReadSuites(BundleInput input)
    {
        int bits = input.Byte();
        return bits <= AllSuites
            ? string.Join(',', Enum.GetValues<Suite>()
                .Where(suite => (bits & (1 << ((int)suite - 1))) != 0)
                .Select(suite => $"\"{Encoding.ASCII.GetString(AlgNames.Of(suite))}\""))
            : throw input.Refuse(FormatRule.BadValue);
    }

    private static long ReadTime(BundleInput input) => input.Long(DocumentLimits.UnixSeconds);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
