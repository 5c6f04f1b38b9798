using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>
/// Eight numbers modulo a prime that are worked on at once, one in each lane of the vectors, in Montgomery form:
/// a is kept as a × 2^270.
/// </summary>
/// <remarks>
/// <para>Ten limbs of 27 bits with signs, the lowest first. A product leaves the lower nine between 0 and 2^27;
/// sums and differences carry nothing. What is multiplied must have limbs below 2^31 in magnitude, and those of
/// its factors together below 2^59: then ten products and what is added to them stay below 2^63.</para>
/// <para>A product is a × b / 2^270 and from 0 to 1 times the prime more. So numbers of a few times the prime, and
/// those of 270 bits that tables give, may be multiplied without being brought below the prime first.</para>
/// </remarks>
/// <typeparam name="TField">The prime.</typeparam>
[InlineArray(LimbShape.Count)]
internal struct FieldLanes<TField>
    where TField : struct, ILanesModulus
{
    // From a × 2^256, as Montgomery<TField> keeps it, to a × 2^270.
    private const int FormShift = (LimbShape.Count * LimbShape.Bits) - 256;

    private V _limb;

    /// <summary>1 in all lanes.</summary>
    public static readonly FieldLanes<TField> One = MakeOne();

    /// <summary>The same number in all lanes.</summary>
    /// <param name="number">As <see cref="Montgomery{TModulus}"/> keeps it.</param>
    public static FieldLanes<TField> Of(in Word256 number) =>
        Of([number, number, number, number, number, number, number, number]);

    /// <summary>Eight numbers, brought below twice the prime.</summary>
    /// <param name="numbers">As <see cref="Montgomery{TModulus}"/> keeps them.</param>
    public static FieldLanes<TField> Of(ReadOnlySpan<Word256> numbers)
    {
        Span<ulong> words = stackalloc ulong[4 * LimbShape.Lanes];
        for (int lane = 0; lane < LimbShape.Lanes; lane++)
        {
            words[lane] = numbers[lane].W0;
            words[lane + LimbShape.Lanes] = numbers[lane].W1;
            words[lane + (2 * LimbShape.Lanes)] = numbers[lane].W2;
            words[lane + (3 * LimbShape.Lanes)] = numbers[lane].W3;
        }

        FieldLanes<TField> large = From(
            Vector512.Create<ulong>(words), Vector512.Create<ulong>(words[LimbShape.Lanes..]),
            Vector512.Create<ulong>(words[(2 * LimbShape.Lanes)..]),
            Vector512.Create<ulong>(words[(3 * LimbShape.Lanes)..]));
        Multiply(large, One, out FieldLanes<TField> numbersInLanes);
        return numbersInLanes;
    }

    /// <summary>Eight numbers, given word by word.</summary>
    /// <remarks>As <see cref="Montgomery{TModulus}"/> keeps them; times 2^14 they are of 270 bits: to be multiplied by
    /// smaller ones only.</remarks>
    public static FieldLanes<TField> From(
        Vector512<ulong> w0, Vector512<ulong> w1, Vector512<ulong> w2, Vector512<ulong> w3)
    {
        Unsafe.SkipInit(out FieldLanes<TField> lanes);
        Vector512<ulong> mask = Vector512.Create((ulong)LimbShape.Mask);
        lanes[0] = ((w0 << FormShift) & mask).AsInt64();
        lanes[1] = ((w0 >> 13) & mask).AsInt64();
        lanes[2] = (((w0 >> 40) | (w1 << 24)) & mask).AsInt64();
        lanes[3] = ((w1 >> 3) & mask).AsInt64();
        lanes[4] = ((w1 >> 30) & mask).AsInt64();
        lanes[5] = (((w1 >> 57) | (w2 << 7)) & mask).AsInt64();
        lanes[6] = ((w2 >> 20) & mask).AsInt64();
        lanes[7] = (((w2 >> 47) | (w3 << 17)) & mask).AsInt64();
        lanes[8] = ((w3 >> 10) & mask).AsInt64();
        lanes[9] = (w3 >> 37).AsInt64();
        return lanes;
    }

    /// <summary>The numbers, below the prime and not in Montgomery form; they must be below 2^269 in magnitude.</summary>
    /// <param name="numbers">Gets eight.</param>
    public readonly void Read(Span<Word256> numbers)
    {
        Divide(this, out FieldLanes<TField> plain);
        Span<ulong> words = MemoryMarshal.Cast<FieldLanes<TField>, ulong>(MemoryMarshal.CreateSpan(ref plain, 1));
        Span<ulong> limbs = stackalloc ulong[LimbShape.Count];
        for (int lane = 0; lane < LimbShape.Lanes; lane++)
        {
            for (int limb = 0; limb < LimbShape.Count; limb++)
            {
                limbs[limb] = words[(limb * LimbShape.Lanes) + lane];
            }

            numbers[lane] = Montgomery<TField>.Reduce(new Word256(
                limbs[0] | (limbs[1] << 27) | (limbs[2] << 54),
                (limbs[2] >> 10) | (limbs[3] << 17) | (limbs[4] << 44),
                (limbs[4] >> 20) | (limbs[5] << 7) | (limbs[6] << 34) | (limbs[7] << 61),
                (limbs[7] >> 3) | (limbs[8] << 24) | (limbs[9] << 51)));
        }
    }

    /// <summary>left × right. The result may be kept where one of them was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        in FieldLanes<TField> left, in FieldLanes<TField> right, out FieldLanes<TField> result)
    {
        V b0 = right[0], b1 = right[1], b2 = right[2], b3 = right[3], b4 = right[4];
        V b5 = right[5], b6 = right[6], b7 = right[7], b8 = right[8], b9 = right[9];
        V c0 = V.Zero, c1 = V.Zero, c2 = V.Zero, c3 = V.Zero, c4 = V.Zero;
        V c5 = V.Zero, c6 = V.Zero, c7 = V.Zero, c8 = V.Zero;
        for (int limb = 0; limb < LimbShape.Count; limb++)
        {
            V a = left[limb];
            c0 += LimbShape.Product(a, b0);
            V m = TField.Multiplier(c0);
            c0 = TField.AddMultiple(1, c1 + LimbShape.Product(a, b1) + TField.Carry(c0, m), m);
            c1 = TField.AddMultiple(2, c2 + LimbShape.Product(a, b2), m);
            c2 = TField.AddMultiple(3, c3 + LimbShape.Product(a, b3), m);
            c3 = TField.AddMultiple(4, c4 + LimbShape.Product(a, b4), m);
            c4 = TField.AddMultiple(5, c5 + LimbShape.Product(a, b5), m);
            c5 = TField.AddMultiple(6, c6 + LimbShape.Product(a, b6), m);
            c6 = TField.AddMultiple(7, c7 + LimbShape.Product(a, b7), m);
            c7 = TField.AddMultiple(8, c8 + LimbShape.Product(a, b8), m);
            c8 = TField.AddMultiple(9, LimbShape.Product(a, b9), m);
        }

        Unsafe.SkipInit(out result);
        V mask = Vector512.Create(LimbShape.Mask);
        result[0] = c0 & mask;
        c1 += c0 >> LimbShape.Bits;
        result[1] = c1 & mask;
        c2 += c1 >> LimbShape.Bits;
        result[2] = c2 & mask;
        c3 += c2 >> LimbShape.Bits;
        result[3] = c3 & mask;
        c4 += c3 >> LimbShape.Bits;
        result[4] = c4 & mask;
        c5 += c4 >> LimbShape.Bits;
        result[5] = c5 & mask;
        c6 += c5 >> LimbShape.Bits;
        result[6] = c6 & mask;
        c7 += c6 >> LimbShape.Bits;
        result[7] = c7 & mask;
        c8 += c7 >> LimbShape.Bits;
        result[8] = c8 & mask;
        result[9] = c8 >> LimbShape.Bits;
    }

    /// <summary>number × number. The result may be kept where the number was.</summary>
    public static void Square(in FieldLanes<TField> number, out FieldLanes<TField> result) =>
        Multiply(number, number, out result);

    /// <summary>(left × 2^shift) + right. The result may be kept where one of them was.</summary>
    public static void Add(
        in FieldLanes<TField> left, int shift, in FieldLanes<TField> right, out FieldLanes<TField> result)
    {
        Unsafe.SkipInit(out result);
        for (int limb = 0; limb < LimbShape.Count; limb++)
        {
            result[limb] = (left[limb] << shift) + right[limb];
        }
    }

    /// <summary>left − (right × 2^shift). The result may be kept where one of them was.</summary>
    public static void Subtract(
        in FieldLanes<TField> left, in FieldLanes<TField> right, int shift, out FieldLanes<TField> result)
    {
        Unsafe.SkipInit(out result);
        for (int limb = 0; limb < LimbShape.Count; limb++)
        {
            result[limb] = left[limb] - (right[limb] << shift);
        }
    }

    /// <summary>The same numbers, each limb carried once into the next: limbs below 2^31 are then below 2^27 + 2^4.</summary>
    public void Carry()
    {
        V mask = Vector512.Create(LimbShape.Mask);
        V carry = V.Zero;
        for (int limb = 0; limb < LimbShape.Count - 1; limb++)
        {
            V next = this[limb] >> LimbShape.Bits;
            this[limb] = (this[limb] & mask) + carry;
            carry = next;
        }

        this[LimbShape.Count - 1] += carry;
    }

    /// <summary>Turns the sign of some of the numbers.</summary>
    /// <param name="mask">All ones where the sign is turned, 0 where it is not.</param>
    public void Negate(V mask)
    {
        for (int limb = 0; limb < LimbShape.Count; limb++)
        {
            this[limb] = (this[limb] ^ mask) - mask;
        }
    }

    // Takes numbers out of Montgomery form: they are from 0 to the prime then.
    private static void Divide(in FieldLanes<TField> numbers, out FieldLanes<TField> plain)
    {
        FieldLanes<TField> one = default;
        one[0] = V.One;
        Multiply(numbers, one, out plain);
    }

    // 2^270 modulo the prime.
    private static FieldLanes<TField> MakeOne()
    {
        Word256 one = Montgomery<TField>.From(Montgomery<TField>.From(new Word256(1UL << FormShift, 0, 0, 0)));
        Divide(
            From(
                Vector512.Create(one.W0), Vector512.Create(one.W1), Vector512.Create(one.W2),
                Vector512.Create(one.W3)),
            out FieldLanes<TField> lanes);
        return lanes;
    }

}
