using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

/// <summary>
/// github.com/nst/JSONTestSuite, MIT: what every parser must accept (y), refuse (n), or may decide (i).
/// </summary>
public sealed class JsonTestSuiteTests
{
    // What JSON allows and this format does not, by the rule that refuses it.
    private static readonly Dictionary<string, FormatRule> Stricter = new()
    {
        ["y_number"] = FormatRule.NumberNotInteger,
        ["y_number_0e+1"] = FormatRule.NumberNotInteger,
        ["y_number_0e1"] = FormatRule.NumberNotInteger,
        ["y_number_double_close_to_zero"] = FormatRule.NumberNotInteger,
        ["y_number_int_with_exp"] = FormatRule.NumberNotInteger,
        ["y_number_real_capital_e"] = FormatRule.NumberNotInteger,
        ["y_number_real_capital_e_neg_exp"] = FormatRule.NumberNotInteger,
        ["y_number_real_capital_e_pos_exp"] = FormatRule.NumberNotInteger,
        ["y_number_real_exponent"] = FormatRule.NumberNotInteger,
        ["y_number_real_fraction_exponent"] = FormatRule.NumberNotInteger,
        ["y_number_real_neg_exp"] = FormatRule.NumberNotInteger,
        ["y_number_real_pos_exponent"] = FormatRule.NumberNotInteger,
        ["y_number_simple_real"] = FormatRule.NumberNotInteger,
        ["y_object_extreme_numbers"] = FormatRule.NumberNotInteger,
        ["y_structure_lonely_negative_real"] = FormatRule.NumberNotInteger,
        ["y_number_minus_zero"] = FormatRule.NegativeZero,
        ["y_number_negative_zero"] = FormatRule.NegativeZero,
        ["y_object_duplicated_key"] = FormatRule.DuplicateKey,
        ["y_object_duplicated_key_and_value"] = FormatRule.DuplicateKey,
        ["y_string_escaped_noncharacter"] = FormatRule.Noncharacter,
        ["y_string_last_surrogates_1_and_2"] = FormatRule.Noncharacter,
        ["y_string_nonCharacterInUTF-8_U+10FFFF"] = FormatRule.Noncharacter,
        ["y_string_nonCharacterInUTF-8_U+FFFF"] = FormatRule.Noncharacter,
        ["y_string_unicode_U+10FFFE_nonchar"] = FormatRule.Noncharacter,
        ["y_string_unicode_U+1FFFE_nonchar"] = FormatRule.Noncharacter,
        ["y_string_unicode_U+FDD0_nonchar"] = FormatRule.Noncharacter,
        ["y_string_unicode_U+FFFE_nonchar"] = FormatRule.Noncharacter,
    };

    [Fact]
    public void What_every_parser_accepts_is_accepted_unless_a_stricter_rule_is_stated()
    {
        Dictionary<string, FormatRule?> results = ResultsOf('y');

        Assert.Equal(95, results.Count);
        Assert.Equal(Stricter, results.Where(result => result.Value is not null)
            .ToDictionary(result => result.Key, result => result.Value!.Value));
    }

    [Fact]
    public void What_every_parser_refuses_is_refused()
    {
        Dictionary<string, FormatRule?> results = ResultsOf('n');

        Assert.Equal(188, results.Count);
        Assert.DoesNotContain(results, result => result.Value is null);
    }

    [Fact]
    public void What_parsers_may_decide_is_refused_by_the_rule_it_breaks()
    {
        Dictionary<string, FormatRule?> results = ResultsOf('i');

        Assert.Equal(35, results.Count);
        Assert.All(results, result => Assert.Equal(RuleOfUndecided(result.Key), result.Value));
    }

    private static FormatRule RuleOfUndecided(string name) => name switch
    {
        _ when name.StartsWith("i_number", StringComparison.Ordinal)
            && name.EndsWith("_int", StringComparison.Ordinal) =>
            FormatRule.IntegerOutOfRange,
        "i_number_very_big_negative_int" => FormatRule.IntegerOutOfRange,
        _ when name.StartsWith("i_number", StringComparison.Ordinal) => FormatRule.NumberNotInteger,
        "i_structure_500_nested_arrays" => FormatRule.TooDeep,
        "i_structure_UTF-8_BOM_empty_object" => FormatRule.ByteOrderMark,
        "i_object_key_lone_2nd_surrogate" => FormatRule.LoneSurrogate,
        "i_string_UTF8_surrogate_U+D800" => FormatRule.InvalidUtf8,
        _ when name.Contains("utf", StringComparison.OrdinalIgnoreCase) => FormatRule.InvalidUtf8,
        _ when name.Contains("surrogate", StringComparison.Ordinal) => FormatRule.LoneSurrogate,
        "i_string_1st_surrogate_but_2nd_missing" => FormatRule.LoneSurrogate,
        _ => FormatRule.InvalidUtf8,
    };

    private static Dictionary<string, FormatRule?> ResultsOf(char kind) =>
        Directory.GetFiles(Repository.Vectors("json-test-suite/test_parsing"), $"{kind}_*.json").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => FormatAssert.RuleBrokenBy(() => StrictJson.Parse(File.ReadAllBytes(file), "text")));
}
