using Certs.Core.Seals;
using Xunit;

namespace Certs.Core.Tests.Seals;

public sealed class SealTrustFileTests
{
    private static readonly string Digest = new('a', 64);

    [Fact]
    public void Makers_are_read_with_their_periods_and_remarks_passed_over()
    {
        string colons = string.Join(':', Enumerable.Repeat("BB", 32));

        SealTrust trust = SealTrustFile.Parse(
            $"""
            # 甘肃省
            {Digest} 2026-01-01T00:00:00Z   # without end

            {colons} 2026-01-01T08:00:00+08:00 2027-01-01T00:00:00Z
            """);

        DateTimeOffset from = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            [
                new TrustedMaker(Hash32.FromHex(Digest), from, null),
                new TrustedMaker(Hash32.FromHex(new string('b', 64)), from, from.AddYears(1)),
            ],
            trust.Makers);
    }

    [Fact]
    public void An_empty_file_trusts_nobody()
    {
        Assert.Empty(SealTrustFile.Parse("# nobody yet\r\n").Makers);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0} 2026-01-01")]
    [InlineData("{0} 2026-01-01T00:00:00")]
    [InlineData("{0} 2026-13-01T00:00:00Z")]
    [InlineData("{0} 2026-01-01T00:00:00Z 2026-01-01T00:00:00Z")]
    [InlineData("{0} 2026-01-01T00:00:00Z - more")]
    [InlineData("{0}0 2026-01-01T00:00:00Z")]
    [InlineData("xyz 2026-01-01T00:00:00Z")]
    public void A_line_of_another_form_is_refused_by_its_number(string line)
    {
        string text = "# list\n" + line.Replace("{0}", Digest, StringComparison.Ordinal);

        FormatException refusal = Assert.Throws<FormatException>(() => SealTrustFile.Parse(text));

        Assert.StartsWith("Line 2:", refusal.Message, StringComparison.Ordinal);
    }
}
