using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>
/// Eight numbers modulo the prime of secp256k1 that are worked on at once, one in each lane of the vectors.
/// </summary>
/// <remarks>
/// Ten limbs of 26 bits, the lowest first. Between operations a limb is below 2^26 + 2^20 and the number
/// below 2^261: it is brought below the prime only by <see cref="Read"/>. Not in Montgomery form.
/// </remarks>
[InlineArray(Limbs)]
internal struct FieldLanes
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 8;

    /// <summary>How many limbs a number has.</summary>
    public const int Limbs = 10;

    /// <summary>How many bits a limb has.</summary>
    public const int LimbBits = 26;

    /// <summary>The bits of a limb.</summary>
    public const ulong LimbMask = (1UL << LimbBits) - 1;

    // 256 times the prime, limb by limb: more than anything that is subtracted, in every limb.
    private const ulong BiasLow = 0x3FFFC2FUL << 8;
    private const ulong BiasNext = 0x3FFFFBFUL << 8;
    private const ulong BiasFull = 0x3FFFFFFUL << 8;
    private const ulong BiasTop = 0x03FFFFFUL << 8;

    private V _limb;

    /// <summary>The same number in all lanes.</summary>
    /// <param name="number">Any of 256 bits, not in Montgomery form.</param>
    public static FieldLanes Of(in Word256 number)
    {
        FieldLanes lanes = default;
        for (int lane = 0; lane < Count; lane++)
        {
            lanes.Write(lane, number);
        }

        return lanes;
    }

    /// <summary>Puts a number into a lane.</summary>
    /// <param name="lane">0 to 7.</param>
    /// <param name="number">Any of 256 bits, not in Montgomery form.</param>
    public void Write(int lane, in Word256 number)
    {
        Span<ulong> words = Words(ref this);
        for (int limb = 0; limb < Limbs; limb++)
        {
            words[(limb * Count) + lane] = (ulong)number.Bits(limb * LimbBits, LimbBits);
        }
    }

    /// <summary>The number of a lane, below the prime.</summary>
    /// <param name="lane">0 to 7.</param>
    public readonly Word256 Read(int lane)
    {
        // Carried until the limbs stand side by side; what is above 2^256 counts 2^32 + 977 each.
        FieldLanes copy = this;
        Span<ulong> words = Words(ref copy);
        Span<ulong> limbs = stackalloc ulong[Limbs];
        for (int limb = 0; limb < Limbs; limb++)
        {
            limbs[limb] = words[(limb * Count) + lane];
        }

        for (int limb = 1; limb < Limbs; limb++)
        {
            limbs[limb] += limbs[limb - 1] >> LimbBits;
            limbs[limb - 1] &= LimbMask;
        }

        Word256 low = new(
            limbs[0] | (limbs[1] << 26) | (limbs[2] << 52),
            (limbs[2] >> 12) | (limbs[3] << 14) | (limbs[4] << 40),
            (limbs[4] >> 24) | (limbs[5] << 2) | (limbs[6] << 28) | (limbs[7] << 54),
            (limbs[7] >> 10) | (limbs[8] << 16) | (limbs[9] << 42));
        Word256 above = new((limbs[9] >> 22) * Secp256k1Prime.Complement, 0, 0, 0);
        Word256 sum = Word256.Add(low, above, out ulong carry);
        return Montgomery<Secp256k1Prime>.Less(sum.W0, sum.W1, sum.W2, sum.W3, carry);
    }

    /// <summary>(a × 2^shift) + b. The result may be kept where one of them was.</summary>
    /// <param name="a">A summand.</param>
    /// <param name="shift">0 to 3.</param>
    /// <param name="b">The other.</param>
    /// <param name="result">The sum.</param>
    public static void Add(in FieldLanes a, int shift, in FieldLanes b, out FieldLanes result) => Carry(
        (a[0] << shift) + b[0], (a[1] << shift) + b[1], (a[2] << shift) + b[2], (a[3] << shift) + b[3],
        (a[4] << shift) + b[4], (a[5] << shift) + b[5], (a[6] << shift) + b[6], (a[7] << shift) + b[7],
        (a[8] << shift) + b[8], (a[9] << shift) + b[9], out result);

    /// <summary>(a × 2^shiftA) − (b × 2^shiftB). The result may be kept where one of them was.</summary>
    /// <param name="a">What is subtracted from.</param>
    /// <param name="shiftA">0 to 3.</param>
    /// <param name="b">What is subtracted.</param>
    /// <param name="shiftB">0 to 3.</param>
    /// <param name="result">The difference.</param>
    public static void Subtract(
        in FieldLanes a, int shiftA, in FieldLanes b, int shiftB, out FieldLanes result)
    {
        V full = Vector512.Create(BiasFull);
        Carry(
            (a[0] << shiftA) + (Vector512.Create(BiasLow) - (b[0] << shiftB)),
            (a[1] << shiftA) + (Vector512.Create(BiasNext) - (b[1] << shiftB)),
            (a[2] << shiftA) + (full - (b[2] << shiftB)), (a[3] << shiftA) + (full - (b[3] << shiftB)),
            (a[4] << shiftA) + (full - (b[4] << shiftB)), (a[5] << shiftA) + (full - (b[5] << shiftB)),
            (a[6] << shiftA) + (full - (b[6] << shiftB)), (a[7] << shiftA) + (full - (b[7] << shiftB)),
            (a[8] << shiftA) + (full - (b[8] << shiftB)),
            (a[9] << shiftA) + (Vector512.Create(BiasTop) - (b[9] << shiftB)), out result);
    }

    /// <summary>Lane by lane one of two. The result may be kept where one of them was.</summary>
    /// <param name="mask">All ones where it is <paramref name="a"/>, zero where it is
    /// <paramref name="b"/>.</param>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="result">The selected numbers.</param>
    public static void Select(V mask, in FieldLanes a, in FieldLanes b, out FieldLanes result)
    {
        Unsafe.SkipInit(out result);
        for (int limb = 0; limb < Limbs; limb++)
        {
            result[limb] = Vector512.ConditionalSelect(mask, a[limb], b[limb]);
        }
    }

    /// <summary>The words in memory: limb by limb the eight lanes.</summary>
    public static Span<ulong> Words(ref FieldLanes lanes) =>
        MemoryMarshal.Cast<FieldLanes, ulong>(MemoryMarshal.CreateSpan(ref lanes, 1));

    // Limbs below 2^35, and the highest below 2^31, each carried once into the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(
        V l0, V l1, V l2, V l3, V l4, V l5, V l6, V l7, V l8, V l9, out FieldLanes result)
    {
        V mask = Vector512.Create(LimbMask);
        V top = l9 >> LimbBits;
        Unsafe.SkipInit(out result);
        result[0] = (l0 & mask) + (top * Vector512.Create(0x3D10UL));
        result[1] = (l1 & mask) + (l0 >> LimbBits) + (top << 10);
        result[2] = (l2 & mask) + (l1 >> LimbBits);
        result[3] = (l3 & mask) + (l2 >> LimbBits);
        result[4] = (l4 & mask) + (l3 >> LimbBits);
        result[5] = (l5 & mask) + (l4 >> LimbBits);
        result[6] = (l6 & mask) + (l5 >> LimbBits);
        result[7] = (l7 & mask) + (l6 >> LimbBits);
        result[8] = (l8 & mask) + (l7 >> LimbBits);
        result[9] = (l9 & mask) + (l8 >> LimbBits);
    }
}
