using System.Numerics;
using Certs.Core.Suites.Arithmetic;
using Certs.Core.Suites.Arithmetic.Lanes;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic.Lanes;

/// <summary>Eight equations at once are decided as sums of points are that <see cref="PointSumTests"/> checks, or left to be
/// decided alone.</summary>
public sealed class SignatureLanesTests
{
    [Fact]
    public void Equations_over_P256_are_decided_rightly() => AreRight<P256Prime, P256Order>(CurveReference.P256);

    [Fact]
    public void Equations_over_SM2_are_decided_rightly() => AreRight<Sm2Prime, Sm2Order>(CurveReference.Sm2);

    // With small multiples of the generator as keys, points meet on the way.
    private static void AreRight<TField, TOrder>(CurveReference curve)
        where TField : struct, ILanesModulus
        where TOrder : struct, IModulus
    {
        GeneratorTable<TField> generator = new(AffinePoint.Read<TField>(curve.Point(1).AsSpan(1)));
        List<(SignatureEquation Equation, KeyTable<TField> Key)> equations = [];
        List<bool> expected = [];
        List<bool> areOrdinary = [];
        Random random = new(4);
        foreach (BigInteger d in new[] { 1, 2, curve.Order - 1, curve.Order / 3 })
        {
            AffinePoint point = AffinePoint.Read<TField>(curve.Point(d).AsSpan(1));
            KeyTable<TField> key = new(point);
            (BigInteger, BigInteger)[] any = [.. Enumerable.Range(0, 40).Select(_ =>
                (Below(random, curve.Order), Below(random, curve.Order)))];
            foreach ((BigInteger u, BigInteger t) in ScalarPairs.Of(curve.Order).Concat(any))
            {
                JacobianPoint<TField> sum = PointMultiple<TField>.Of(point, t.ToWords());
                generator.AddTo(ref sum, OddScalar.Of<TOrder>(u.ToWords()));
                BigInteger? x = sum.IsInfinity ? null : X(sum).Mod(curve.Order);
                foreach (BigInteger claimed in new[] { x ?? 5, ((x ?? 5) + 1).Mod(curve.Order), 0 })
                {
                    equations.Add((new SignatureEquation(t.ToWords(), u.ToWords(), claimed.ToWords()), key));
                    expected.Add(x == claimed);
                    areOrdinary.Add(any.Contains((u, t)) && !claimed.IsZero);
                }
            }
        }

        int[] order = [.. Enumerable.Range(0, expected.Count)];
        random.Shuffle(order);
        foreach (int[] batch in order.Chunk(LimbShape.Lanes))
        {
            bool?[] hold = new bool?[batch.Length];
            SignatureLanes<TField, TOrder>.Decide([.. batch.Select(at => equations[at])], generator, hold);
            Assert.All(batch.Zip(hold), one =>
                Assert.True(one.Second == expected[one.First] || (one.Second is null && !areOrdinary[one.First])));
        }
    }

    private static BigInteger X<TField>(JacobianPoint<TField> point)
        where TField : struct, IModulus =>
        Montgomery<TField>.Multiply(AffinePoints<TField>.From([point])[0].X, new Word256(1, 0, 0, 0)).ToBig();

    private static BigInteger Below(Random random, BigInteger order)
    {
        byte[] bytes = new byte[40];
        random.NextBytes(bytes);
        return new BigInteger(bytes, isUnsigned: true) % order;
    }
}
