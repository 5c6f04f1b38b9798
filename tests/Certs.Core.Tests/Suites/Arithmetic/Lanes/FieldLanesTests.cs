using System.Numerics;
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

    // What a limb stays below between operations.
    private const ulong Bound = (1UL << FieldLanes.LimbBits) + (1UL << 20);

    private static readonly BigInteger Prime = Montgomery<Secp256k1Prime>.Modulus.ToBig();

    [Fact]
    public void Products_and_squares_are_right() => ForAll((a, b) =>
    {
        LanesProduct.Multiply(a, b, out FieldLanes product);
        Expect(product, lane => Value(a, lane) * Value(b, lane));
        LanesProduct.Square(a, out FieldLanes square);
        Expect(square, lane => Value(a, lane) * Value(a, lane));
    });

    [Fact]
    public void Sums_and_differences_are_right_with_every_shift() => ForAll((a, b) =>
    {
        for (int shift = 0; shift <= 3; shift++)
        {
            int other = 3 - shift;
            int same = shift;
            FieldLanes.Add(a, shift, b, out FieldLanes sum);
            Expect(sum, lane => (Value(a, lane) << same) + Value(b, lane));
            FieldLanes.Subtract(a, shift, b, other, out FieldLanes difference);
            Expect(difference, lane => (Value(a, lane) << same) - (Value(b, lane) << other));
            FieldLanes.Subtract(a, 3, b, shift, out difference);
            Expect(difference, lane => (Value(a, lane) << 3) - (Value(b, lane) << same));
        }
    });

    [Fact]
    public void Inverses_and_roots_are_right() => ForAll((a, _) =>
    {
        LanesPower.Invert(a, out FieldLanes inverse);
        Expect(inverse, lane => BigInteger.ModPow(Value(a, lane), Prime - 2, Prime));
        LanesPower.Root(a, out FieldLanes root);
        Expect(root, lane => BigInteger.ModPow(Value(a, lane), (Prime + 1) / 4, Prime));
    });

    [Fact]
    public void A_result_may_be_kept_where_a_number_was() => ForAll((a, b) =>
    {
        FieldLanes first = a;
        FieldLanes second = b;
        LanesProduct.Multiply(first, second, out first);
        Expect(first, lane => Value(a, lane) * Value(b, lane));
        FieldLanes.Subtract(a, 1, second, 2, out second);
        Expect(second, lane => (2 * Value(a, lane)) - (4 * Value(b, lane)));
    });

    [Fact]
    public void Each_lane_takes_its_own_of_two()
    {
        FieldLanes ones = FieldLanes.Of(new Word256(1, 0, 0, 0));
        FieldLanes twos = FieldLanes.Of(new Word256(2, 0, 0, 0));

        FieldLanes.Select(
            Vector512.Create(ulong.MaxValue, 0, 0, 0, ulong.MaxValue, 0, 0, ulong.MaxValue), ones, twos,
            out FieldLanes taken);

        Assert.Equal([1, 2, 2, 2, 1, 2, 2, 1], Enumerable.Range(0, 8).Select(lane => (int)taken.Read(lane).W0));
    }

    private static void Expect(FieldLanes result, Func<int, BigInteger> expected)
    {
        foreach (ulong limb in FieldLanes.Words(ref result))
        {
            Assert.InRange(limb, 0UL, Bound - 1);
        }

        for (int lane = 0; lane < FieldLanes.Count; lane++)
        {
            Assert.Equal(expected(lane).Mod(Prime), result.Read(lane).ToBig());
        }
    }

    private static BigInteger Value(FieldLanes lanes, int lane)
    {
        Span<ulong> words = FieldLanes.Words(ref lanes);
        BigInteger value = 0;
        for (int limb = FieldLanes.Limbs - 1; limb >= 0; limb--)
        {
            value = (value << FieldLanes.LimbBits) + words[(limb * FieldLanes.Count) + lane];
        }

        return value;
    }

    private static void ForAll(Action<FieldLanes, FieldLanes> isRight)
    {
        Random random = new(26);
        for (int round = 0; round < Rounds; round++)
        {
            isRight(Any(random), Any(random));
        }
    }

    // Whole numbers around the prime, and limbs at and around their limits.
    private static FieldLanes Any(Random random)
    {
        FieldLanes lanes = default;
        Span<ulong> words = FieldLanes.Words(ref lanes);
        for (int at = 0; at < words.Length; at++)
        {
            words[at] = random.Next(6) switch
            {
                0 => 0,
                1 => Bound - 1,
                2 => FieldLanes.LimbMask,
                _ => (ulong)random.NextInt64((long)Bound),
            };
        }

        lanes.Write(0, (Prime - random.Next(3)).ToWords());
        lanes.Write(1, new BigInteger(random.Next(3)).ToWords());
        lanes.Write(2, ((BigInteger.One << 256) - 1 - random.Next(3)).ToWords());
        return lanes;
    }
}
