using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Certs.Core.Suites.Arithmetic;
using Certs.Core.Suites.Arithmetic.Lanes;
using Xunit;

namespace Certs.Core.Tests.Suites.Arithmetic.Lanes;

/// <summary>Eight numbers at once get what BigInteger says, whatever may stand in their limbs between
/// operations.</summary>
public sealed class FieldLanesTests
{
    private const int Rounds = 400;

    // What the limbs of the factor with the larger ones may be in PointLanes: h, squared.
    private const long Bound = 1L << 29;

    [Fact]
    public void Operations_modulo_the_prime_of_P256_are_right() => AreRight<P256Prime>();

    [Fact]
    public void Operations_modulo_the_prime_of_SM2_are_right() => AreRight<Sm2Prime>();

    [Fact]
    public void Operations_modulo_the_prime_of_secp256k1_are_right() => AreRight<Secp256k1Prime>();

    [Fact]
    public void Inverses_and_roots_modulo_the_prime_of_secp256k1_are_right()
    {
        BigInteger prime = Montgomery<Secp256k1Prime>.Modulus.ToBig();
        ForAll<Secp256k1Prime>((a, _) =>
        {
            LanesPower.Invert(a, out FieldLanes<Secp256k1Prime> inverse);
            Expect(inverse, lane => BigInteger.ModPow(Number(a, lane), prime - 2, prime));
            LanesPower.Root(a, out FieldLanes<Secp256k1Prime> root);
            Expect(root, lane => BigInteger.ModPow(Number(a, lane), (prime + 1) / 4, prime));
        });
    }

    [Fact]
    public void Points_come_to_their_lanes_with_their_signs()
    {
        BigInteger prime = Montgomery<P256Prime>.Modulus.ToBig();
        AffinePoint[] points = [.. Enumerable.Range(1, 8).Select(d =>
            AffinePoint.Read<P256Prime>(CurveReference.P256.Point(d).AsSpan(1)))];

        PointsOfLanes.Read(
            points, [0, -1, -1, 0, 0, -1, 0, 0], out FieldLanes<P256Prime> x, out FieldLanes<P256Prime> y);

        Expect(Small(x), lane => CurveReference.P256.Times(lane + 1, CurveReference.P256.Generator)!.Value.X);
        Expect(Small(y), lane =>
        {
            BigInteger expected = CurveReference.P256.Times(lane + 1, CurveReference.P256.Generator)!.Value.Y;
            return lane is 1 or 2 or 5 ? prime - expected : expected;
        });
    }

    private static void AreRight<TField>()
        where TField : struct, ILanesModulus => ForAll<TField>((a, b) =>
    {
        FieldLanes<TField>.Multiply(a, b, out FieldLanes<TField> product);
        ExpectProduct(product, lane => Number(a, lane) * Number(b, lane));
        FieldLanes<TField>.Square(a, out FieldLanes<TField> kept);
        ExpectProduct(kept, lane => Number(a, lane) * Number(a, lane));
        FieldLanes<TField>.Multiply(kept, product, out kept);
        ExpectProduct(kept, lane => BigInteger.Pow(Number(a, lane), 3) * Number(b, lane));

        FieldLanes<TField>.Add(product, 2, kept, out FieldLanes<TField> sum);
        Expect(sum, lane => (4 * Number(product, lane)) + Number(kept, lane));
        FieldLanes<TField>.Subtract(product, kept, 3, out sum);
        Expect(sum, lane => Number(product, lane) - (8 * Number(kept, lane)));
        FieldLanes<TField> carried = sum;
        carried.Carry();
        Expect(carried, lane => Number(sum, lane));
        Assert.True(AreBelow(carried, (1L << LimbShape.Bits) + 16));
        carried.Negate(Vector512.Create(-1L, 0, 0, -1, 0, 0, 0, -1));
        Expect(carried, lane => lane is 0 or 3 or 7 ? -Number(sum, lane) : Number(sum, lane));
    });

    // A product leaves limbs of 27 bits without signs, but for the highest.
    private static void ExpectProduct<TField>(FieldLanes<TField> product, Func<int, BigInteger> expected)
        where TField : struct, ILanesModulus
    {
        Assert.True(AreBelow(product, 1L << LimbShape.Bits));
        Expect(product, expected);
    }

    private static void Expect<TField>(FieldLanes<TField> result, Func<int, BigInteger> expected)
        where TField : struct, ILanesModulus
    {
        BigInteger prime = Montgomery<TField>.Modulus.ToBig();
        Word256[] numbers = new Word256[LimbShape.Lanes];
        result.Read(numbers);
        for (int lane = 0; lane < LimbShape.Lanes; lane++)
        {
            Assert.Equal(expected(lane).Mod(prime), numbers[lane].ToBig());
        }
    }

    private static FieldLanes<TField> Small<TField>(FieldLanes<TField> large)
        where TField : struct, ILanesModulus
    {
        FieldLanes<TField>.Multiply(large, FieldLanes<TField>.One, out FieldLanes<TField> small);
        return small;
    }

    // What the limbs of a lane stand for: a × 2^270, so the number is that divided by it.
    private static BigInteger Number<TField>(FieldLanes<TField> lanes, int lane)
        where TField : struct, ILanesModulus
    {
        BigInteger prime = Montgomery<TField>.Modulus.ToBig();
        Span<long> words = Words(ref lanes);
        BigInteger value = 0;
        for (int limb = LimbShape.Count - 1; limb >= 0; limb--)
        {
            value = (value << LimbShape.Bits) + words[(limb * LimbShape.Lanes) + lane];
        }

        return (value * CurveReference.Inverse(BigInteger.One << 270, prime)).Mod(prime);
    }

    private static void ForAll<TField>(Action<FieldLanes<TField>, FieldLanes<TField>> isRight)
        where TField : struct, ILanesModulus
    {
        Random random = new(26);
        for (int round = 0; round < Rounds; round++)
        {
            isRight(Any<TField>(random), Any<TField>(random));
        }
    }

    // Numbers around 0 and the prime, and limbs at and around their limits.
    private static FieldLanes<TField> Any<TField>(Random random)
        where TField : struct, ILanesModulus
    {
        BigInteger prime = Montgomery<TField>.Modulus.ToBig();
        Word256[] near = [.. Enumerable.Range(-4, 8).Select(offset => new BigInteger(offset).Mod(prime).ToWords())];
        FieldLanes<TField> lanes = FieldLanes<TField>.Of(near);
        Span<long> words = Words(ref lanes);
        for (int at = 0; at < words.Length; at++)
        {
            bool isWhole = at % LimbShape.Lanes < 3;
            bool isTop = at / LimbShape.Lanes == LimbShape.Count - 1;
            long bound = isTop ? 1L << 20 : Bound;
            words[at] = isWhole ? words[at] : random.Next(6) switch
            {
                0 => 0,
                1 => bound - 1,
                2 => 1 - bound,
                _ => random.NextInt64(1 - bound, bound),
            };
        }

        return lanes;
    }

    private static bool AreBelow<TField>(FieldLanes<TField> lanes, long bound)
        where TField : struct, ILanesModulus
    {
        bool areBelow = true;
        Span<long> words = Words(ref lanes);
        foreach (long limb in words[..^LimbShape.Lanes])
        {
            areBelow &= limb >= 0 && limb < bound;
        }

        return areBelow;
    }

    private static Span<long> Words<TField>(ref FieldLanes<TField> lanes)
        where TField : struct, ILanesModulus =>
        MemoryMarshal.Cast<FieldLanes<TField>, long>(MemoryMarshal.CreateSpan(ref lanes, 1));
}
