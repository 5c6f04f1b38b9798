using System.Text;
using Certs.Core.Documents;
using Certs.Core.Documents.Json;
using Xunit;

namespace Certs.Core.Tests.Documents.Json;

public sealed class UnicodeRulesTests
{
    // The shortcut for plain blocks must never say more than the Unicode data does.
    [Fact]
    public void No_two_characters_of_the_plain_blocks_make_a_text_that_is_not_in_form_C()
    {
        int[] plain = [.. Enumerable.Range(0, 0x10000).Where(UnicodeRules.IsPlain)];
        string all = string.Concat(plain.Select(char.ConvertFromUtf32));
        string backward = string.Concat(plain.Reverse().Select(char.ConvertFromUtf32));

        Assert.All(
            plain, point => Assert.True(char.ConvertFromUtf32(point).IsNormalized(NormalizationForm.FormC)));
        Assert.True(all.IsNormalized(NormalizationForm.FormC));
        Assert.True(backward.IsNormalized(NormalizationForm.FormC));
        Assert.True(
            plain.All(point => ("e" + char.ConvertFromUtf32(point)).IsNormalized(NormalizationForm.FormC)));
    }

    [Theory]
    [InlineData("\u0041\u030a", FormatRule.NotNfc)]
    [InlineData("\u00c5", null)]
    [InlineData("\u212b", FormatRule.NotNfc)]
    [InlineData("\uf900", FormatRule.NotNfc)]
    [InlineData("\u1100\u1161", FormatRule.NotNfc)]
    [InlineData("\uac00", null)]
    [InlineData("q\u0323\u0307", null)]
    [InlineData("q\u0307\u0323", FormatRule.NotNfc)]
    [InlineData("\U0002f800", FormatRule.NotNfc)]
    [InlineData("𠮷野家", null)]
    [InlineData("\ufffe", FormatRule.Noncharacter)]
    [InlineData("\U0010ffff", FormatRule.Noncharacter)]
    [InlineData("\ufdd0", FormatRule.Noncharacter)]
    public void A_text_is_in_form_C_without_noncharacters_or_refused(string text, FormatRule? rule)
    {
        Assert.Equal(rule, UnicodeRules.Violation(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Names_are_sorted_by_UTF16_code_units()
    {
        string[] names =
            ["", "a", "aa", "é", "中", "\ud7ff", "\U00010000", "\U0010fffd", "\ue000", "\ufb01", "\ufffd"];

        for (int i = 0; i < names.Length; i++)
        {
            for (int j = 0; j < names.Length; j++)
            {
                int order =
                    Utf16Order.Compare(Encoding.UTF8.GetBytes(names[i]), Encoding.UTF8.GetBytes(names[j]));
                Assert.Equal(Math.Sign(string.CompareOrdinal(names[i], names[j])), Math.Sign(order));
            }
        }
    }
}
