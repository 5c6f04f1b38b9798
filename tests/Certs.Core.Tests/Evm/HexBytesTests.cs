using System.Numerics;
using Certs.Core.Evm;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class HexBytesTests
{
    [Theory]
    [InlineData(0L, "0x0")]
    [InlineData(15L, "0xf")]
    [InlineData(128L, "0x80")]
    [InlineData(long.MaxValue, "0x7fffffffffffffff")]
    public void Quantities_have_no_leading_zeros(long value, string text)
    {
        Assert.Equal(text, HexBytes.EncodeQuantity(value));
        Assert.Equal(value, HexBytes.DecodeInt64(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("12")]
    [InlineData("0x-1")]
    [InlineData("0xg")]
    [InlineData("0x8000000000000000")]
    public void What_is_no_height_is_refused(string text) =>
        Assert.Throws<FormatException>(() => HexBytes.DecodeInt64(text));

    [Fact]
    public void The_widest_quantity_is_256_bits()
    {
        BigInteger widest = BigInteger.Pow(2, 256) - 1;

        Assert.Equal(widest, HexBytes.DecodeQuantity("0x" + new string('f', 64)));
        Assert.Throws<FormatException>(() => HexBytes.DecodeQuantity("0x1" + new string('0', 64)));
    }
}
