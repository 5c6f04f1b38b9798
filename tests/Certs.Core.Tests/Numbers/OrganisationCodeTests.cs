using Certs.Core.Numbers;
using Xunit;

namespace Certs.Core.Tests.Numbers;

public sealed class OrganisationCodeTests
{
    // The organisation codes inside of real credit codes.
    [Theory]
    [InlineData("000021135")]
    [InlineData("MB2867521")]
    [InlineData("MA202UKD7")]
    [InlineData("MB0341032")]
    public void A_real_code_is_good(string text)
    {
        bool isGood = OrganisationCode.TryParse(text, out OrganisationCode? code, out _);

        Assert.True(isGood);
        Assert.Equal(text, code?.Value);
    }

    [Fact]
    public void A_printed_code_loses_its_hyphen()
    {
        bool isGood = OrganisationCode.TryParse("MA202UKD-7", out OrganisationCode? code, out _);

        Assert.True(isGood);
        Assert.Equal("MA202UKD7", code?.Value);
    }

    [Theory]
    [InlineData("MA202UKD", NumberRule.Length)]
    [InlineData("MA202-UKD7", NumberRule.Length)]
    [InlineData("ma202ukd7", NumberRule.Alphabet)]
    [InlineData("MA202UKD8", NumberRule.CheckCharacter)]
    public void A_broken_code_says_which_rule(string text, NumberRule expected)
    {
        bool isGood = OrganisationCode.TryParse(text, out _, out NumberRule? broken);

        Assert.False(isGood);
        Assert.Equal(expected, broken);
    }

    // Sums whose remainders are 1 and 0: the check characters X and 0.
    [Theory]
    [InlineData("00000002", '7')]
    [InlineData("00000006", 'X')]
    [InlineData("00000000", '0')]
    public void Ten_is_written_X_and_eleven_0(string body, char check)
    {
        OrganisationCode code = OrganisationCode.Create(body);

        Assert.Equal(body + check, code.ToString());
    }

    [Theory]
    [InlineData("0000000")]
    [InlineData("0000000a")]
    public void A_new_code_with_a_broken_body_is_not_made(string body)
    {
        Assert.Throws<ArgumentException>(() => OrganisationCode.Create(body));
    }
}
