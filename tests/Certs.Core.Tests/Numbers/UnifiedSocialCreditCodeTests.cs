using Certs.Core.Numbers;
using Xunit;

namespace Certs.Core.Tests.Numbers;

public sealed class UnifiedSocialCreditCodeTests
{
    // Codes of real organisations.
    [Theory]
    [InlineData("11110000000021135M", 11)]
    [InlineData("11430000006122244L", 43)]
    [InlineData("11220000013544541J", 22)]
    [InlineData("11330105002500287C", 33)]
    [InlineData("11370306MB2867521U", 37)]
    [InlineData("11100000MB0341032Y", null)]
    [InlineData("12100000000018032A", null)]
    [InlineData("91320115MA202UKD7X", 32)]
    public void A_real_code_is_read_with_its_province(string text, int? province)
    {
        bool isGood = UnifiedSocialCreditCode.TryParse(text, out UnifiedSocialCreditCode? code, out _);

        Assert.True(isGood);
        Assert.Equal((text, province), (code?.Value, code?.Province?.Code));
    }

    [Theory]
    [InlineData("91320115MA202UKD7", NumberRule.Length)]
    [InlineData("91320115MA202UKD7X0", NumberRule.Length)]
    [InlineData("91320115MA2O2UKD7X", NumberRule.Alphabet)]
    [InlineData("91320115ma202ukd7x", NumberRule.Alphabet)]
    [InlineData("9132011AMA202UKD7X", NumberRule.Alphabet)]
    [InlineData("B1320115MA202UKD7X", NumberRule.Department)]
    [InlineData("91990115MA202UKD7X", NumberRule.Region)]
    [InlineData("91320115MA202UKD8X", NumberRule.OrganisationCode)]
    [InlineData("91320115MA202UKD7Y", NumberRule.CheckCharacter)]
    [InlineData("91320116MA202UKD7X", NumberRule.CheckCharacter)]
    public void A_broken_code_says_which_rule(string text, NumberRule expected)
    {
        bool isGood = UnifiedSocialCreditCode.TryParse(text, out _, out NumberRule? broken);

        Assert.False(isGood);
        Assert.Equal(expected, broken);
    }

    [Fact]
    public void Both_check_characters_are_added_to_a_new_code()
    {
        UnifiedSocialCreditCode code = UnifiedSocialCreditCode.Create('9', '1', "320115", "MA202UKD");

        Assert.Equal("91320115MA202UKD7X", code.ToString());
    }

    [Theory]
    [InlineData('B', '1', "320115", "MA202UKD")]
    [InlineData('9', 'I', "320115", "MA202UKD")]
    [InlineData('9', '1', "990115", "MA202UKD")]
    [InlineData('9', '1', "32011", "MA202UKD")]
    [InlineData('9', '1', "320115", "MA202UK")]
    public void A_new_code_with_a_broken_part_is_not_made(
        char department, char category, string region, string organisation)
    {
        Assert.Throws<ArgumentException>(
            () => UnifiedSocialCreditCode.Create(department, category, region, organisation));
    }

    [Fact]
    public void Every_change_of_one_character_is_noticed()
    {
        const string good = "91320115MA202UKD7X";
        IEnumerable<string> changed =
            from place in Enumerable.Range(0, good.Length)
            from character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            where character != good[place]
            select good[..place] + character + good[(place + 1)..];

        string[] unnoticed = [.. changed.Where(text => UnifiedSocialCreditCode.TryParse(text, out _, out _))];

        Assert.Empty(unnoticed);
    }
}
