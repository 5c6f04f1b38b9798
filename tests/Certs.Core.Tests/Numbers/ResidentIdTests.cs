using System.Globalization;
using Certs.Core.Numbers;
using Xunit;

namespace Certs.Core.Tests.Numbers;

public sealed class ResidentIdTests
{
    // The examples of GB 11643-1999 itself.
    [Theory]
    [InlineData("11010519491231002X", 11, "1949-12-31")]
    [InlineData("440524188001010014", 44, "1880-01-01")]
    public void The_standards_examples_are_good(string text, int province, string bornOn)
    {
        bool isGood = ResidentId.TryParse(text, out ResidentId? number, out _);

        Assert.True(isGood);
        Assert.Equal(
            (text, province, bornOn),
            (number?.Value,
                number?.Province.Code,
                number?.BornOn.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("11010519491231002", NumberRule.Length)]
    [InlineData("11010519491231002x", NumberRule.Alphabet)]
    [InlineData("1101051949123100XX", NumberRule.Alphabet)]
    [InlineData("１1010519491231002X", NumberRule.Alphabet)]
    [InlineData("99010519491231002X", NumberRule.Region)]
    [InlineData("11010519490229002X", NumberRule.Date)]
    [InlineData("110105194912310021", NumberRule.CheckCharacter)]
    [InlineData("11010519491231003X", NumberRule.CheckCharacter)]
    public void A_broken_number_says_which_rule(string text, NumberRule expected)
    {
        bool isGood = ResidentId.TryParse(text, out _, out NumberRule? broken);

        Assert.False(isGood);
        Assert.Equal(expected, broken);
    }

    [Fact]
    public void The_text_of_a_number_does_not_show_it()
    {
        bool isGood = ResidentId.TryParse("11010519491231002X", out ResidentId? number, out _);

        Assert.True(isGood);
        Assert.Equal("ResidentId", number?.ToString());
    }
}
