using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using Certs.Core.Suites.Arithmetic.Lanes;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic.Lanes;

public sealed class ScalarHalvesTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);
    private static readonly BigInteger Order = Montgomery<Secp256k1Order>.Modulus.ToBig();

    private static readonly BigInteger Lambda = new Word256(
        0xDF02967C1B23BD72, 0x122E22EA20816678, 0xA5261C028812645A, 0x5363AD4CC05C30E0).ToBig();

    [Fact]
    public void The_halves_are_short_odd_and_together_the_scalar() =>
        Check.One(Many, Prop.ForAll(Numbers.Below(Order), scalar =>
        {
            ScalarHalves halves = ScalarHalves.Of(scalar.ToWords());
            BigInteger first = halves.First.ToBig();
            BigInteger second = halves.Second.ToBig();
            return (first + (second * Lambda) - scalar).Mod(Order).IsZero
                && !first.IsEven && BigInteger.Abs(first) < 5 * (BigInteger.One << 128)
                && !second.IsEven && BigInteger.Abs(second) < 5 * (BigInteger.One << 128);
        }));

    // λ × G and β × x of G are one point; SEC 2 does not say so, the group does.
    [Fact]
    public void The_second_half_stands_for_the_point_with_another_x()
    {
        GeneratorTable<Secp256k1Prime> table = new(Secp256k1Recovery.Generator);
        JacobianPoint<Secp256k1Prime> multiple = default;

        table.AddTo(ref multiple, OddScalar.Of<Secp256k1Order>(Lambda.ToWords()));

        AffinePoint point = AffinePoints<Secp256k1Prime>.From([multiple])[0];
        Assert.Equal(Secp256k1Recovery.Generator.Y, point.Y);
        Assert.Equal(
            Montgomery<Secp256k1Prime>.Multiply(
                Secp256k1Recovery.Generator.X, Montgomery<Secp256k1Prime>.From(ScalarHalves.Beta)),
            point.X);
    }
}
