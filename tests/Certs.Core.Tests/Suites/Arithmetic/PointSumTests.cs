using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class PointSumTests
{
    [Fact]
    public void Sums_over_P256_are_right_for_edge_and_random_scalars() => Sums<P256Prime, P256Order>(CurveReference.P256);

    [Fact]
    public void Sums_over_SM2_are_right_for_edge_and_random_scalars() => Sums<Sm2Prime, Sm2Order>(CurveReference.Sm2);

    // With the generator as the key the two parts of a sum meet: equal points, opposite points, infinity.
    private static void Sums<TField, TOrder>(CurveReference curve)
        where TField : struct, IModulus
        where TOrder : struct, IModulus
    {
        GeneratorTable<TField> generator = new(AffinePoint.Read<TField>(curve.Point(1).AsSpan(1)));
        foreach (BigInteger d in new[] { 1, 2, curve.Order - 1, curve.Order / 3 })
        {
            AffinePoint point = AffinePoint.Read<TField>(curve.Point(d).AsSpan(1));
            KeyTable<TField> key = new(point);
            foreach ((BigInteger u, BigInteger t) in ScalarPairs.Of(curve.Order))
            {
                JacobianPoint<TField>[] sums =
                    [key.Multiply(t.ToWords()), PointMultiple<TField>.Of(point, t.ToWords())];
                (BigInteger X, BigInteger Y)? expected =
                    curve.Times((u + (t * d)) % curve.Order, curve.Generator);
                foreach (JacobianPoint<TField> multiple in sums)
                {
                    JacobianPoint<TField> sum = multiple;
                    generator.AddTo(ref sum, OddScalar.Of<TOrder>(u.ToWords()));
                    bool isRight = expected is { } one ? sum.HasX(one.X.ToWords()) : sum.IsInfinity;
                    Assert.True(isRight, $"{curve.Suite}: {u} G + {t} Q with d = {d}");
                }
            }
        }
    }
}
