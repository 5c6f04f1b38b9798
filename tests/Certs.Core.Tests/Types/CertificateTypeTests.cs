using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Tests.Documents;
using Certs.Core.Types;
using Xunit;

namespace Certs.Core.Tests.Types;

public sealed class CertificateTypeTests
{
    [Fact]
    public void The_fields_of_a_good_licence_break_no_rule()
    {
        IReadOnlyList<FieldViolation> violations =
            SampleDocuments.BusinessLicence.Validate(SampleDocuments.BusinessLicenceFields());

        Assert.Empty(violations);
    }

    [Theory]
    [InlineData("name", "\"\"", FieldRule.TooShort)]
    [InlineData("name", "7", FieldRule.WrongType)]
    [InlineData("name", "[\"a\"]", FieldRule.WrongType)]
    [InlineData("name", "true", FieldRule.WrongType)]
    [InlineData("nickname", "\"a\"", FieldRule.Unknown)]
    [InlineData("approval_date", "\"2025-02-29\"", FieldRule.Format)]
    [InlineData("approval_date", "\"2025-2-28\"", FieldRule.Format)]
    [InlineData("approval_date", "\"20250228\"", FieldRule.Format)]
    [InlineData("unified_social_credit_code", "\"91320115MA202UKD7Y\"", FieldRule.Format)]
    [InlineData("unified_social_credit_code", "\"91320115MA202UKD7X1\"", FieldRule.TooLong)]
    [InlineData("licence_no", "\"ABC-1\"", FieldRule.Pattern)]
    [InlineData("licence_no", "\"ABC1\\n\"", FieldRule.Pattern)]
    public void A_field_that_breaks_a_rule_is_named_with_the_rule(string name, string json, FieldRule rule)
    {
        CertificateField broken = new(name, JsonNode.Parse(json)!);
        CertificateField[] fields =
            [.. SampleDocuments.BusinessLicenceFields().Where(field => field.Name != name), broken];

        IReadOnlyList<FieldViolation> violations = SampleDocuments.BusinessLicence.Validate(fields);

        Assert.Equal([new FieldViolation(name, rule)], violations);
    }

    [Fact]
    public void Missing_and_repeated_fields_are_all_named()
    {
        CertificateField[] fields = SampleDocuments.BusinessLicenceFields();
        CertificateField[] some =
            [.. fields.Where(field => field.Name is not ("name" or "entity_type")), fields[0]];

        IReadOnlyList<FieldViolation> violations = SampleDocuments.BusinessLicence.Validate(some);

        Assert.Equal(
            [
                new FieldViolation("unified_social_credit_code", FieldRule.Duplicate),
                new FieldViolation("name", FieldRule.Missing),
                new FieldViolation("entity_type", FieldRule.Missing),
            ],
            violations);
    }

    [Fact]
    public void A_length_counts_characters_and_not_their_halves()
    {
        CertificateField FieldOf(int count) =>
            SampleDocuments.Text("name", string.Concat(Enumerable.Repeat("\U00020bb7", count)));

        Assert.DoesNotContain(Validate(FieldOf(200)), violation => violation.Field == "name");
        Assert.Contains(new FieldViolation("name", FieldRule.TooLong), Validate(FieldOf(201)));

        IReadOnlyList<FieldViolation> Validate(CertificateField field) =>
            SampleDocuments.BusinessLicence.Validate([field]);
    }

    [Theory]
    [InlineData("[]", "specialties", FieldRule.TooShort)]
    [InlineData("[{\"specialty\":\"建筑工程\"}]", "specialties[0].valid_until", FieldRule.Missing)]
    [InlineData(
        "[{\"specialty\":\"园林\",\"valid_until\":\"2027-01-01\"}]", "specialties[0].specialty",
        FieldRule.NotListed)]
    [InlineData(
        "[{\"specialty\":\"建筑工程\",\"valid_until\":\"2027-13-01\"}]", "specialties[0].valid_until",
        FieldRule.Format)]
    [InlineData(
        "[{\"specialty\":\"建筑工程\",\"valid_until\":null}]", "specialties[0].valid_until", FieldRule.WrongType)]
    [InlineData(
        "[{\"grade\":1,\"specialty\":\"建筑工程\",\"valid_until\":\"2027-01-01\"}]", "specialties[0].grade",
        FieldRule.Unknown)]
    [InlineData("[\"建筑工程\"]", "specialties[0]", FieldRule.WrongType)]
    public void A_rule_that_is_broken_inside_a_field_is_named_with_its_place(
        string json, string place, FieldRule rule)
    {
        CertificateType type =
            CertificateTypes.BuiltIn.Find("urn:certs:type:second-class-constructor-registration:1")!;

        IReadOnlyList<FieldViolation> violations =
            type.Validate([new CertificateField("specialties", JsonNode.Parse(json)!)]);

        Assert.Equal(
            [new FieldViolation(place, rule)],
            violations.Where(violation => violation.Field.StartsWith("spec", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("100", null)]
    [InlineData("-1", FieldRule.OutOfRange)]
    [InlineData("101", FieldRule.OutOfRange)]
    [InlineData("1.5", FieldRule.WrongType)]
    [InlineData("\"1\"", FieldRule.WrongType)]
    public void An_integer_keeps_its_bounds(string json, FieldRule? rule)
    {
        CertificateType type = CertificateTypes.Load("""
            {"vct":"urn:certs:type:x:1","type_code":"11100000MB0341032Y999","label":{"zh":"甲","en":"A"},
             "fields":[{"name":"points","label":{"zh":"记分","en":"Points"},"sensitivity":"OPEN","mandatory":true,
                        "schema":{"type":"integer","minimum":0,"maximum":100}}]}
            """u8.ToArray());

        IReadOnlyList<FieldViolation> violations =
            type.Validate([new CertificateField("points", JsonNode.Parse(json)!)]);

        Assert.Equal(rule is { } broken ? [new FieldViolation("points", broken)] : [], violations);
    }

    [Fact]
    public void A_copy_is_checked_by_what_it_shows()
    {
        CertificateDocument whole = DocumentReader.Read(SampleDocuments.File());
        HashSet<string> shown = [.. whole.Disclosures.Select(field => field.Name).Except(["entity_type"])];
        CertificateDocument copy = DocumentReader.Read(DocumentWriter.WithDisclosures(whole, shown));

        IReadOnlyList<FieldViolation> violations = SampleDocuments.BusinessLicence.Validate(copy.Disclosures);

        Assert.Equal([new FieldViolation("entity_type", FieldRule.Missing)], violations);
    }
}
