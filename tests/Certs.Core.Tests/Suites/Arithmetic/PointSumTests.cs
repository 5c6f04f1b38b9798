using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic;

public sealed class PointSumTests
{
    // Around 0, the order, and every place where a digit, a stretch or a word begins.
    private static readonly BigInteger[] Edges =
    [
        0, 1, 2, 3, 15, 16, 17, 31, 32, 63, 64, 65, 127, 128, 129, (BigInteger.One << 16) - 1, BigInteger.One << 16,
        (BigInteger.One << 32) - 1, BigInteger.One << 64, (BigInteger.One << 64) - 1, BigInteger.One << 128,
        (BigInteger.One << 240) - 1, BigInteger.One << 252, BigInteger.One << 255, (BigInteger.One << 255) - 1,
    ];

    [Fact]
    public void Sums_over_P256_are_right_for_edge_and_random_scalars() => Sums<P256Prime>(CurveReference.P256);

    [Fact]
    public void Sums_over_SM2_are_right_for_edge_and_random_scalars() => Sums<Sm2Prime>(CurveReference.Sm2);

    // With the generator as the key the two parts of a sum meet: equal points, opposite points, infinity.
    private static void Sums<TField>(CurveReference curve)
        where TField : struct, IModulus
    {
        GeneratorTable<TField> generator = new(AffinePoint.Read<TField>(curve.Point(1).AsSpan(1)));
        foreach (BigInteger d in new[] { 1, 2, curve.Order - 1, curve.Order / 3 })
        {
            AffinePoint point = AffinePoint.Read<TField>(curve.Point(d).AsSpan(1));
            KeyTable<TField> key = new(point);
            foreach ((BigInteger u, BigInteger t) in Pairs(curve.Order))
            {
                JacobianPoint<TField>[] sums =
                    [key.Multiply(t.ToWords()), PointMultiple<TField>.Of(point, t.ToWords())];
                (BigInteger X, BigInteger Y)? expected =
                    curve.Times((u + (t * d)) % curve.Order, curve.Generator);
                foreach (JacobianPoint<TField> multiple in sums)
                {
                    JacobianPoint<TField> sum = multiple;
                    generator.AddTo(ref sum, u.ToWords());
                    bool isRight = expected is { } one ? sum.HasX(one.X.ToWords()) : sum.IsInfinity;
                    Assert.True(isRight, $"{curve.Suite}: {u} G + {t} Q with d = {d}");
                }
            }
        }
    }

    private static IEnumerable<(BigInteger U, BigInteger T)> Pairs(BigInteger order)
    {
        Random random = new(7);
        BigInteger[] scalars = [.. Edges, order - 1, order - 2, order / 2];
        foreach (BigInteger scalar in scalars)
        {
            yield return (scalar, 0);
            yield return (0, scalar);
            yield return (scalar, scalar);
            yield return (scalar, (order - scalar) % order);
            yield return (scalar, new BigInteger(random.NextInt64()) * random.NextInt64() * random.NextInt64() % order);
        }
    }
}
