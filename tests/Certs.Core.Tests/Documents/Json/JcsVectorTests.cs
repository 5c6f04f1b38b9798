using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

/// <summary>github.com/cyberphone/json-canonicalization, Apache 2.0: the vectors of RFC 8785.</summary>
public sealed class JcsVectorTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    public void A_published_pair_comes_out_byte_for_byte(string name)
    {
        byte[] canonical = Canonicalise(Input(name));

        Assert.Equal(Output(name), Encoding.UTF8.GetString(canonical));
    }

    // The three other pairs hold one thing each that this format refuses; without it they must agree.
    [Theory]
    [InlineData("structures", "56.0", "56", FormatRule.NumberNotInteger)]
    [InlineData("weird", ",\n  \"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\"", "", FormatRule.NotNfc)]
    [InlineData(
        "values", "333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001", "",
        FormatRule.NumberNotInteger)]
    public void A_published_pair_comes_out_after_what_is_refused_is_taken_away(
        string name, string refused, string replacement, FormatRule rule)
    {
        string input = Input(name);
        string expected = Output(name)
            .Replace(",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"", "")
            .Replace("333333333.3333333,1e+30,4.5,0.002,1e-27", "");

        FormatRule? broken = FormatAssert.RuleBrokenBy(() => Canonicalise(input));
        byte[] canonical = Canonicalise(input.Replace(refused, replacement));

        Assert.Equal(rule, broken);
        Assert.Equal(expected, Encoding.UTF8.GetString(canonical));
    }

    [Fact]
    public void The_published_text_in_no_normal_form_is_refused()
    {
        FormatRule? broken = FormatAssert.RuleBrokenBy(() => Canonicalise(Input("unicode")));

        Assert.Equal(FormatRule.NotNfc, broken);
    }

    [Fact]
    public void Of_ten_thousand_ECMAScript_numbers_only_integers_below_2_53_are_written_and_read()
    {
        int written = 0;
        int refused = 0;
        foreach (string line in File.ReadLines(Repository.Vectors("jcs-rfc8785/es6numbers_10000.txt")))
        {
            string[] parts = line.Split(',');
            double value = BitConverter.UInt64BitsToDouble(
                ulong.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            bool isInteger = double.IsInteger(value) && Math.Abs(value) <= DocumentLimits.LargestNumber;
            if (isInteger && BitConverter.DoubleToUInt64Bits(value) != 1UL << 63)
            {
                Assert.Equal(
                    parts[1], Encoding.UTF8.GetString(CanonicalJson.Write(JsonValue.Create((long)value))));
                Assert.Equal(parts[1], Encoding.UTF8.GetString(Canonicalise(parts[1])));
                written++;
            }
            else if (!isInteger)
            {
                Assert.NotNull(FormatAssert.RuleBrokenBy(() => CanonicalJson.Write(JsonValue.Create(value))));
                Assert.NotNull(FormatAssert.RuleBrokenBy(() => Canonicalise(parts[1])));
                refused++;
            }
        }

        Assert.Equal((13, 9986), (written, refused));
    }

    private static byte[] Canonicalise(string json) =>
        CanonicalJson.Write(StrictJson.Parse(Encoding.UTF8.GetBytes(json), "text"));

    private static string Input(string name) =>
        File.ReadAllText(Repository.Vectors($"jcs-rfc8785/input/{name}.json"));

    private static string Output(string name) =>
        File.ReadAllText(Repository.Vectors($"jcs-rfc8785/output/{name}.json")).TrimEnd('\n');
}
