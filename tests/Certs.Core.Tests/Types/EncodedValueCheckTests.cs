using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Tests.Documents;
using Certs.Core.Types;
using Xunit;

namespace Certs.Core.Tests.Types;

// The check over bytes and the check over a tree are of one opinion about every value.
public sealed class EncodedValueCheckTests
{
    private static readonly string[] Values =
    [
        "\"\"", "\"x\"", "\"甘肃省兰州市\"", "\"\\\"quoted\\\\ and \\n more\"", "\"𠀀𠀁\"", "0", "1", "-1", "9007199254740991",
        "true", "false", "[]", "[1]", "[\"x\"]", "[[]]", "{}", "{\"name\":1}", "{\"name\":\"张示例\",\"share\":\"100%\"}",
        "[{\"name\":\"张示例\",\"share\":\"100%\"}]", "[{\"name\":\"张示例\"}]", "[{\"name\":\"张示例\",\"other\":\"x\"}]",
        "[{\"code\":\"620102199001011234\",\"code_type\":\"111\",\"name\":\"张示例\"}]",
        "\"2026-01-08\"", "\"2026-02-30\"", "\"2026-1-8\"", "\"91320115MA202UKD7X\"", "\"91320115MA202UKD7Y\"",
        "\"11010519491231002X\"", "\"12345.67\"", "\"单独所有\"", "\"620102001001GB00001F00010001\"",
    ];

    private static readonly ValueSchema[] Schemas =
    [
        .. CertificateTypes.BuiltIn.All.SelectMany(type => type.Fields).Select(field => field.Schema),
        new() { Kind = JsonKind.Text, MinLength = 2, MaxLength = 2 },
        new() { Kind = JsonKind.Text, Listed = ["x", "甘肃省兰州市"] },
        new() { Kind = JsonKind.Text, Format = TextFormat.ResidentId },
        new() { Kind = JsonKind.Text, Format = TextFormat.CreditCode },
        new() { Kind = JsonKind.Text, Format = TextFormat.Date },
        new() { Kind = JsonKind.Whole, Minimum = 0, Maximum = 1 },
        new() { Kind = JsonKind.Flag },
        new() { Kind = JsonKind.List, MinLength = 1, Items = new ValueSchema { Kind = JsonKind.Whole } },
        new() { Kind = JsonKind.Map },
    ];

    [Fact]
    public void Both_checks_take_the_same_values()
    {
        int good = 0;
        foreach (ValueSchema schema in Schemas)
        {
            foreach (string json in Values)
            {
                List<FieldViolation> violations = [];
                ValueCheck.Run(schema, JsonNode.Parse(json), "field", violations);

                bool isGood = EncodedValueCheck.IsGood(schema, Encoding.UTF8.GetBytes(json));

                Assert.True(isGood == (violations.Count == 0), $"{schema}: {json}");
                good += isGood ? 1 : 0;
            }
        }

        Assert.True(good > Schemas.Length, $"Only {good} values were good.");
    }

    [Fact]
    public void Every_field_of_a_sample_is_good()
    {
        Assert.All(SampleDocuments.BusinessLicenceFields(), field => Assert.True(EncodedValueCheck.IsGood(
            SampleDocuments.BusinessLicence.FindField(field.Name)!.Schema,
            Encoding.UTF8.GetBytes(field.Value.ToJsonString()))));
    }

    [Fact]
    public void A_long_text_is_left_to_the_other_check()
    {
        ValueSchema schema = new() { Kind = JsonKind.Text };

        bool isGood = EncodedValueCheck.IsGood(schema, Encoding.UTF8.GetBytes($"\"{new string('x', 513)}\""));

        Assert.False(isGood);
    }
}
