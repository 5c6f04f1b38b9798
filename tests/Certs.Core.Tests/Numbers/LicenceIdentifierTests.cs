using Certs.Core.Numbers;
using Xunit;

namespace Certs.Core.Tests.Numbers;

public sealed class LicenceIdentifierTests
{
    private const string Type = "11100000000013338W011";
    private const string Issuer = "11430000006122244L";
    private const string Good = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    // Identifiers of real licences.
    [Theory]
    [InlineData(Good)]
    [InlineData("1.2.156.3005.2.11100000000013338W011.11110000000021135M.20230329701.003.Y")]
    [InlineData("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F")]
    [InlineData("1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0")]
    public void A_real_identifier_is_good_and_is_written_as_it_was_read(string text)
    {
        LicenceIdentifierReading reading = LicenceIdentifier.Read(text);

        Assert.Equal(text, Assert.IsType<LicenceIdentifierReading.Good>(reading).Identifier.ToString());
    }

    // The rule gives D for it; the M comes from a vendor's routine.
    [Fact]
    public void A_check_character_of_the_vendors_routine_is_a_finding_of_its_own()
    {
        const string text =
            "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M";

        LicenceIdentifierReading reading = LicenceIdentifier.Read(text);

        LicenceIdentifierReading.LegacyCheck legacy =
            Assert.IsType<LicenceIdentifierReading.LegacyCheck>(reading);
        Assert.Equal(text, legacy.Identifier.ToString());
    }

    [Fact]
    public void The_same_identifier_with_the_check_character_of_the_rule_is_good()
    {
        LicenceIdentifierReading reading = LicenceIdentifier.Read(
            "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.D");

        Assert.IsType<LicenceIdentifierReading.Good>(reading);
    }

    [Theory]
    [InlineData("", NumberRule.Root)]
    [InlineData("1.2.156.3005.3." + Type + "." + Issuer + ".20230000403.001.U", NumberRule.Root)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.001", NumberRule.Length)]
    [InlineData(Good + ".U", NumberRule.Length)]
    [InlineData("1.2.156.3005.2.11100000000013338W01." + Issuer + ".20230000403.001.U", NumberRule.TypeCode)]
    [InlineData("1.2.156.3005.2.11100000000013339W011." + Issuer + ".20230000403.001.U", NumberRule.TypeCode)]
    [InlineData("1.2.156.3005.2.11100000000013338W0A1." + Issuer + ".20230000403.001.U", NumberRule.TypeCode)]
    [InlineData("1.2.156.3005.2." + Type + ".340100.000000016.001.9", NumberRule.IssuerCode)]
    [InlineData("1.2.156.3005.2." + Type + ".11430000006122245L.20230000403.001.U", NumberRule.IssuerCode)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".0624_001.001.U", NumberRule.Serial)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".2023000040a.001.U", NumberRule.Serial)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + "..001.U", NumberRule.Serial)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.000.U", NumberRule.Version)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.1.U", NumberRule.Version)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.٠٠١.U", NumberRule.Version)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.001.V", NumberRule.CheckCharacter)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.001.", NumberRule.CheckCharacter)]
    [InlineData("1.2.156.3005.2." + Type + "." + Issuer + ".20230000403.001.u", NumberRule.CheckCharacter)]
    public void A_broken_identifier_says_which_rule(string text, NumberRule broken)
    {
        LicenceIdentifierReading reading = LicenceIdentifier.Read(text);

        Assert.Equal(new LicenceIdentifierReading.Malformed(broken), reading);
    }

    [Fact]
    public void A_new_identifier_gets_the_check_character_of_the_rule()
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(Issuer, out UnifiedSocialCreditCode? issuer, out _));

        LicenceIdentifier identifier = LicenceIdentifier.Create(Type, issuer, "20230000403", 1);

        Assert.Equal(Good, identifier.ToString());
    }

    [Theory]
    [InlineData(Type, "2023_0000403", 1)]
    [InlineData(Type, "", 1)]
    [InlineData(Type, "20230000403", 0)]
    [InlineData(Type, "20230000403", 1000)]
    [InlineData(Type, "20230000403", -1)]
    [InlineData("W011", "20230000403", 1)]
    public void A_new_identifier_with_a_broken_part_is_not_made(string type, string serial, int version)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(Issuer, out UnifiedSocialCreditCode? issuer, out _));

        Assert.Throws<ArgumentException>(() => LicenceIdentifier.Create(type, issuer, serial, version));
    }

    // ISO/IEC 7064 finds every substitution of one character and every swap of neighbours.
    [Fact]
    public void Every_change_of_one_character_is_noticed()
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        IEnumerable<string> changed =
            from place in Enumerable.Range(0, Good.Length)
            from character in alphabet
            where character != Good[place]
            select Good[..place] + character + Good[(place + 1)..];

        string[] unnoticed =
            [.. changed.Where(text => LicenceIdentifier.Read(text) is LicenceIdentifierReading.Good)];

        Assert.Empty(unnoticed);
    }
}
