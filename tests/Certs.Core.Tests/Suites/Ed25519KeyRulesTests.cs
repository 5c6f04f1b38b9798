using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Suites;

public sealed class Ed25519KeyRulesTests
{
    // The eight points of low order; of each two keys with a sign bit the second has it set.
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC05")]
    [InlineData("26E8958FC2B227B045C3F489F2EF98F0D5DFAC05D3C63339B13802886D53FC85")]
    [InlineData("C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC037A")]
    [InlineData("C7176A703D4DD84FBA3C0B760D10670F2A2053FA2C39CCC64EC7FD7792AC03FA")]
    public void A_key_of_low_order_is_refused(string key)
    {
        Assert.Equal(KeyRefusal.LowOrder, RefusalOf(key));
    }

    // The same points in encodings with y ≥ p, or with the sign of x = 0 set.
    [Theory]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    [InlineData("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    [InlineData("EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")]
    public void A_key_that_is_no_point_or_not_its_one_encoding_is_refused(string key)
    {
        Assert.Equal(KeyRefusal.NotOnCurve, RefusalOf(key));
    }

    // The base point plus the point of order two: on the curve, but outside the group of prime order.
    // Negating y and x of the base point does that.
    [Fact]
    public void A_key_with_a_low_order_part_is_refused()
    {
        const string basePoint = "5866666666666666666666666666666666666666666666666666666666666666";
        const string shifted = "9599999999999999999999999999999999999999999999999999999999999999";

        Assert.Equal([null, KeyRefusal.LowOrder], [RefusalOf(basePoint), RefusalOf(shifted)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(57)]
    public void A_key_of_another_length_is_refused(int length)
    {
        Assert.Equal(KeyRefusal.PointEncoding, RefusalOf(new string('5', 2 * length)));
    }

    [Fact]
    public void Parameters_are_refused()
    {
        byte[] key = [0x58, .. Enumerable.Repeat((byte)0x66, 31)];

        KeyRefusal? refusal =
            TestKeys.RefusalOf(Suite.EdDSA, PublicKeyInfo.Write("1.3.101.112", null, hasNull: true, key));

        Assert.Equal(KeyRefusal.Malformed, refusal);
    }

    private static KeyRefusal? RefusalOf(string key) =>
        TestKeys.RefusalOf(Suite.EdDSA, TestKeys.Ed25519Spki(Convert.FromHexString(key)));
}
