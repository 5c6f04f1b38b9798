using System.Security.Cryptography;
using System.Text;
using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Core.Tests.Documents;
using Certs.Core.Types;
using Xunit;

namespace Certs.Core.Tests.Types;

public sealed class CertificateTypesTests
{
    private const string Smallest = """
        {"vct":"urn:certs:type:x:3","type_code":"11100000MB0341032Y999","test_code":true,"label":{"zh":"甲","en":"A"},
         "fields":[{"name":"a","label":{"zh":"乙","en":"B"},"sensitivity":"OPEN","mandatory":true,"schema":{"type":"string"}}]}
        """;

    // Field names and labels are judged by eye; this is what other parts rely on.
    [Theory]
    [InlineData("business-licence", "11100000MB0341032Y901", true, 14, "营业执照")]
    [InlineData("food-operation-permit", "11100000MB0341032Y902", true, 15, "食品经营许可证")]
    [InlineData("real-estate-right-certificate", "11100000MB03271699001", false, 17, "不动产权证书")]
    [InlineData("road-transport-operation-licence", "11100000000019713D008", false, 13, "道路运输经营许可证")]
    [InlineData("second-class-constructor-registration", "11100000000013338W001", false, 14, "二级建造师注册证书")]
    public void A_type_that_ships_has_its_code_and_its_fields(
        string name, string code, bool isTestCode, int fieldCount, string labelZh)
    {
        CertificateType type = CertificateTypes.BuiltIn.Find($"urn:certs:type:{name}:1")!;

        Assert.Equal(
            (code, isTestCode, fieldCount, labelZh, 1),
            (type.TypeCode, type.IsTestCode, type.Fields.Count, type.Label.Zh, type.Version));
        Assert.Same(type, CertificateTypes.BuiltIn.Find(type.TypeId));
    }

    [Fact]
    public void Five_types_ship_and_each_code_starts_with_a_good_credit_code()
    {
        IReadOnlyList<CertificateType> types = CertificateTypes.BuiltIn.All;

        Assert.Equal(5, types.Count);
        Assert.All(
            types, type => Assert.True(UnifiedSocialCreditCode.TryParse(type.TypeCode[..18], out _, out _)));
    }

    [Fact]
    public void Every_personal_number_and_home_address_that_ships_is_masked_and_every_photo_is_the_holders()
    {
        Dictionary<string, Sensitivity> sensitive = CertificateTypes.BuiltIn.All
            .SelectMany(type => type.Fields)
            .Where(field => field.Schema.Format == TextFormat.ResidentId
                || field.Name.Contains("home", StringComparison.Ordinal)
                || field.Name is "right_holder_codes" or "location" or "photo")
            .DistinctBy(field => field.Name)
            .ToDictionary(field => field.Name, field => field.Sensitivity);

        Assert.Equal(
            new Dictionary<string, Sensitivity>
            {
                ["home_business_premises"] = Sensitivity.Masked,
                ["operator_id_number"] = Sensitivity.Masked,
                ["right_holder_codes"] = Sensitivity.Masked,
                ["location"] = Sensitivity.Masked,
                ["home_address"] = Sensitivity.Masked,
                ["holder_id_number"] = Sensitivity.Masked,
                ["photo"] = Sensitivity.HolderOnly,
            },
            sensitive);
    }

    [Fact]
    public void A_type_is_identified_by_its_URN_and_its_files_bytes()
    {
        byte[] file = Encoding.UTF8.GetBytes(Smallest);

        CertificateType type = CertificateTypes.Load(file);

        Assert.Equal(3, type.Version);
        Assert.Equal("sha256-" + Convert.ToBase64String(SHA256.HashData(file)), type.IntegrityDigest);
        Assert.Equal(new Hash32(SHA256.HashData("urn:certs:type:x:3"u8)), type.TypeId);
        Assert.Equal(file, type.File.ToArray());
    }

    [Fact]
    public void A_set_grows_by_new_URNs_and_refuses_a_second_file_for_one()
    {
        CertificateType type = CertificateTypes.Load(Encoding.UTF8.GetBytes(Smallest));

        CertificateTypes grown = CertificateTypes.BuiltIn.With([type]);

        Assert.Same(type, grown.Find("urn:certs:type:x:3"));
        Assert.Null(CertificateTypes.BuiltIn.Find("urn:certs:type:x:3"));
        Assert.Throws<ArgumentException>(() => grown.With([type]));
    }

    [Theory]
    [InlineData("\"test_code\":true", "\"test\":true", FormatRule.UnknownMember, "type.test")]
    [InlineData("\"test_code\":true", "\"test_code\":\"yes\"", FormatRule.WrongType, "type.test_code")]
    [InlineData("urn:certs:type:x:3", "urn:certs:type:x", FormatRule.BadValue, "type.vct")]
    [InlineData("MB0341032Y999", "MB0341032Y99", FormatRule.BadValue, "type.type_code")]
    [InlineData("MB0341032Y999", "MB0341032I999", FormatRule.BadValue, "type.type_code")]
    [InlineData("\"zh\":\"甲\",", "", FormatRule.MissingMember, "type.label.zh")]
    [InlineData("\"OPEN\"", "\"PUBLIC\"", FormatRule.BadValue, "type.fields[0].sensitivity")]
    [InlineData("\"name\":\"a\"", "\"name\":\"exp\"", FormatRule.BadValue, "type.fields[0]")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"number\"}", FormatRule.BadValue, "type.fields[0].schema.type")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"maxlength\":1}", FormatRule.UnknownMember,
        "type.fields[0].schema.maxlength")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"maximum\":1}", FormatRule.UnknownMember,
        "type.fields[0].schema.maximum")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"maxLength\":-1}", FormatRule.BadValue,
        "type.fields[0].schema.maxLength")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"format\":\"time\"}", FormatRule.BadValue,
        "type.fields[0].schema.format")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"pattern\":\"[\"}", FormatRule.BadValue,
        "type.fields[0].schema.pattern")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"string\",\"pattern\":\"(a)\\\\1\"}", FormatRule.BadValue,
        "type.fields[0].schema.pattern")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"array\"}", FormatRule.MissingMember,
        "type.fields[0].schema.items")]
    [InlineData(
        "{\"type\":\"string\"}", "{\"type\":\"object\",\"properties\":{},\"required\":[\"a\"]}",
        FormatRule.BadValue, "type.fields[0].schema.required")]
    [InlineData(
        "\"schema\":{\"type\":\"string\"}", "\"schema\":\"string\"", FormatRule.WrongType,
        "type.fields[0].schema")]
    public void A_file_with_a_misspelled_rule_is_refused_rather_than_read_without_it(
        string part, string replacement, FormatRule rule, string path)
    {
        byte[] file = Encoding.UTF8.GetBytes(Smallest.Replace(part, replacement));

        FormatAssert.Refuses(rule, path, () => CertificateTypes.Load(file));
    }

    [Fact]
    public void A_file_with_one_field_twice_is_refused()
    {
        string field = Smallest[Smallest.IndexOf(
            "{\"name\"", StringComparison.Ordinal)..Smallest.IndexOf("]}", StringComparison.Ordinal)];
        byte[] file = Encoding.UTF8.GetBytes(Smallest.Replace("]}", $",{field}]}}"));

        FormatAssert.Refuses(FormatRule.BadValue, "type.fields[1]", () => CertificateTypes.Load(file));
    }

    [Theory]
    [InlineData("business-licence", "unified_social_credit_code")]
    [InlineData("food-operation-permit", "credit_code")]
    [InlineData("road-transport-operation-licence", "credit_code")]
    [InlineData("real-estate-right-certificate", null)]
    [InlineData("second-class-constructor-registration", null)]
    public void A_holders_public_identifier_is_an_open_credit_code_of_the_holder_and_never_a_persons_number(
        string type, string? field)
    {
        CertificateType found = CertificateTypes.BuiltIn.Find($"urn:certs:type:{type}:1")!;

        Assert.Equal(field, found.HolderCode?.Name);
    }
}
