using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class SignatureHalvesTests
{
    private static readonly BigInteger Order = Montgomery<P256Order>.Modulus.ToBig();

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_x_that_is_not_below_the_order_counts_modulo_the_order(int x)
    {
        bool hasX = SignatureHalves.HasX<P256Prime, P256Order>(PointWith(Order + x), new BigInteger(x).ToWords());

        Assert.True(hasX);
    }

    [Fact]
    public void An_x_is_not_compared_beyond_the_prime()
    {
        BigInteger prime = Montgomery<P256Prime>.Modulus.ToBig();
        BigInteger x = prime - Order + 5;

        bool hasX = SignatureHalves.HasX<P256Prime, P256Order>(PointWith(5), x.ToWords());

        Assert.False(hasX);
    }

    [Fact]
    public void Infinity_has_no_x()
    {
        bool hasX = SignatureHalves.HasX<P256Prime, P256Order>(default, default);

        Assert.False(hasX);
    }

    [Theory]
    [InlineData(0, 1, false)]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    public void Halves_of_zero_are_refused(int r, int s, bool isTaken)
    {
        byte[] signature = [.. new BigInteger(r).ToBytes(), .. new BigInteger(s).ToBytes()];

        Assert.Equal(isTaken, SignatureHalves.TryRead<P256Order>(signature, out _, out _));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Halves_that_are_not_below_the_order_are_refused(int offset, bool isTaken)
    {
        byte[] half = (Order + offset).ToBytes();
        byte[] one = BigInteger.One.ToBytes();

        Assert.Equal(isTaken, SignatureHalves.TryRead<P256Order>([.. half, .. one], out _, out _));
        Assert.Equal(isTaken, SignatureHalves.TryRead<P256Order>([.. one, .. half], out _, out _));
    }

    // A point with any x; only its coordinates are looked at.
    private static JacobianPoint<P256Prime> PointWith(BigInteger x) =>
        new(new AffinePoint(Montgomery<P256Prime>.From(x.ToWords()), Montgomery<P256Prime>.One));
}
