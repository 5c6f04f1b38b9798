using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Numbers;
using Certs.Core.Suites;
using Certs.Core.Types;

namespace Certs.Core.Tests.Documents;

/// <summary>
/// Certificates for the tests of this folder: fixed where bytes matter, otherwise of no meaning.
/// </summary>
internal static class SampleDocuments
{
    public static readonly CertificateType BusinessLicence =
        CertificateTypes.BuiltIn.Find("urn:certs:type:business-licence:1")!;

    // A code that follows the rules and that no agency has.
    private static readonly UnifiedSocialCreditCode AgencyCode =
        UnifiedSocialCreditCode.Create('1', '1', "620000", "MB000001");

    private static readonly IssuerProfile Profile = IssuerProfile.Create(
        AgencyCode.Value, "甘肃省市场监督管理局", "Gansu Administration for Market Regulation", new byte[16]);

    /// <summary>Fills with 1, 2, 3, …: the same salts in every run.</summary>
    public static SaltSource CountingSalts()
    {
        byte next = 0;
        return destination =>
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = unchecked(++next);
            }
        };
    }

    public static CertificateDraft Draft(params IReadOnlyList<CertificateField> fields) => new()
    {
        Issuer = new AgencyId(62, 1),
        Profile = Profile,
        Type = BusinessLicence.Vct,
        TypeIntegrity = BusinessLicence.IntegrityDigest,
        Number = $"{LicenceIdentifier.Create(BusinessLicence.TypeCode, AgencyCode, "2025112200001", 1)}",
        IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1_763_769_600),
        NotBefore = DateTimeOffset.FromUnixTimeSeconds(1_763_769_600),
        Expires = DateTimeOffset.FromUnixTimeSeconds(1_921_536_000),
        Keys = [new DraftKey(Suite.SM2, KeyId(6)), new DraftKey(Suite.ES256, KeyId(1))],
        Handle = Enumerable.Range(100, 16).Select(value => (byte)value).ToArray(),
        Chain = "eip155:1337:0x00000000000000000000000000000000000000aa",
        Fields = fields.Count > 0 ? fields : BusinessLicenceFields(),
    };

    public static CertificateField[] BusinessLicenceFields() =>
    [
        Text("unified_social_credit_code", "91320115MA202UKD7X"),
        Text("name", "兰州示例贸易有限公司"),
        Text("entity_type", "有限责任公司"),
        Text("legal_representative", "张三"),
        Text("registered_capital", "壹佰万圆整"),
        Text("establishment_date", "2020-01-02"),
        Text("business_term_from", "2020-01-02"),
        Text("domicile", "甘肃省兰州市城关区示例路1号"),
        Text("business_scope", "日用百货销售；\"进出口\"贸易。"),
        Text("registration_authority", "兰州市市场监督管理局"),
        Text("approval_date", "2025-11-22"),
    ];

    public static Dictionary<Suite, byte[]> MeaninglessSignatures() => new()
    {
        [Suite.ES256] = [.. Enumerable.Repeat((byte)0x11, 64)],
        [Suite.SM2] = [.. Enumerable.Repeat((byte)0x66, 64)],
    };

    /// <summary>A document with signatures of no meaning, without an anchor.</summary>
    public static byte[] File(params IReadOnlyList<CertificateField> fields) =>
        DocumentBuilder.Prepare(Draft(fields), CountingSalts()).Complete(MeaninglessSignatures());

    public static AnchorProof Anchor() => new(
        42, new InclusionProof(2, 5, [SHA256.HashData([1]), SHA256.HashData([2]), SHA256.HashData([3])]));

    public static CertificateField Text(string name, string value) => new(name, JsonValue.Create(value));

    private static Hash32 KeyId(byte filler) => new([.. Enumerable.Repeat(filler, 32)]);
}
