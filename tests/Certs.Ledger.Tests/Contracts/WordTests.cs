using System.Numerics;
using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Ledger.Tests.Contracts;

public sealed class WordTests
{
    private static readonly Hash32 Root = Hash32.FromHex(new string('a', 64));

    [Fact]
    public void An_anchors_word_is_read_from_the_lowest_bit_upward()
    {
        BigInteger word = (BigInteger)1_700_000_000 | (BigInteger)12_345 << 40 | (BigInteger)1_000 << 80
            | (BigInteger)0x3e0001 << 112 | (BigInteger)0b100001 << 144 | BigInteger.One << 160;

        AnchorRecord? record = AnchorWord.Read(Root, word);

        Assert.Equal(
            new AnchorRecord(
                Root, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), 12_345, 1_000, new AgencyId(62, 1),
                33, 1),
            record);
    }

    [Fact]
    public void A_status_word_is_read_from_the_lowest_bit_upward()
    {
        BigInteger word = 4 | (BigInteger)2 << 8 | (BigInteger)1_600_000_000 << 16
            | (BigInteger)1_700_000_000 << 56 | (BigInteger)3 << 96 | (BigInteger)9 << 128;

        StatusRecord? record = StatusWord.Read(word);

        Assert.Equal(
            new StatusRecord(
                CertificateState.Revoked, 2, DateTimeOffset.FromUnixTimeSeconds(1_600_000_000),
                DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), 3)
            {
                Link = 9,
            },
            record);
        Assert.Equal(word, new BigInteger(StatusLink.Word(record!).ToArray(), isUnsigned: true, isBigEndian: true));
    }

    [Fact]
    public void Zero_means_that_nothing_was_written()
    {
        Assert.Null(AnchorWord.Read(Root, BigInteger.Zero));
        Assert.Null(StatusWord.Read(BigInteger.Zero));
    }

    [Fact]
    public void Any_word_is_read_or_refused_and_nothing_else() => Prop.ForAll<byte[]>(bytes =>
    {
        BigInteger word = new(bytes.Take(32).ToArray(), isUnsigned: true);
        try
        {
            AnchorWord.Read(Root, word);
            StatusWord.Read(word);
        }
        catch (FormatException)
        {
            // The one refusal that is allowed.
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    public void Times_that_the_contracts_cannot_hold_are_a_defect(string time) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChainTime.ToSeconds(DateTimeOffset.Parse(
            time, System.Globalization.CultureInfo.InvariantCulture)));
}
