using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Certs.Core.Suites.Arithmetic.Lanes;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The prime of secp256k1, 2^256 − 2^32 − 977; SEC 2 §2.4.1.</summary>
internal readonly struct Secp256k1Prime : ILanesModulus
{
    /// <summary>2^256 less the prime.</summary>
    public const ulong Complement = 0x1000003D1;

    private const ulong InverseOfComplement = 0xD838091DD2253531;

    // What the complement has in the lowest 27 bits, and its inverse there.
    private const long LowComplement = 977;
    private const long InverseOfLowComplement = 0x2253531;

    /// <inheritdoc />
    public static ulong P0 => 0xFFFFFFFEFFFFFC2F;

    /// <inheritdoc />
    public static ulong P1 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P2 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(0x000007A2000E90A1, 1, 0, 0);

    /// <inheritdoc />
    public static bool IsWithoutLinearTerm => true;

    /// <inheritdoc />
    /// <remarks>
    /// With the prime as 2^256 − c and m as the number that makes t − m × c divisible by 2^256, t + m × prime
    /// is (t − m × c) + m × 2^256. Only what m × c has above its fourth word is left to be taken away.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7)
    {
        unchecked
        {
            ulong m0 = t0 * InverseOfComplement;
            ulong above = Wide.High(m0, Complement);
            ulong m1 = (t1 - above) * InverseOfComplement;
            above = Wide.High(m1, Complement) + (t1 < above ? 1UL : 0UL);
            ulong m2 = (t2 - above) * InverseOfComplement;
            above = Wide.High(m2, Complement) + (t2 < above ? 1UL : 0UL);
            ulong m3 = (t3 - above) * InverseOfComplement;
            above = Wide.High(m3, Complement) + (t3 < above ? 1UL : 0UL);

            // Not negative in the end, so what is borrowed from the top comes back with the carry.
            Word256 rest = Word256.Subtract(
                new Word256(m0, m1, m2, m3), new Word256(above, 0, 0, 0), out ulong borrow);
            Word256 sum = Word256.Add(new Word256(t4, t5, t6, t7), rest, out ulong carry);
            return Montgomery<Secp256k1Prime>.Less(sum.W0, sum.W1, sum.W2, sum.W3, carry - borrow);
        }
    }

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Multiplier(V limb) =>
        LimbShape.Product(limb, Vector512.Create(InverseOfLowComplement)) & Vector512.Create(LimbShape.Mask);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Carry(V limb, V m) => (limb - LimbShape.Product(m, Vector512.Create(LowComplement))) >> LimbShape.Bits;

    /// <inheritdoc />
    /// <remarks>−2^32 and 2^256 are −2^5 and 2^13 in their limbs of 27 bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AddMultiple(int place, V limb, V m) => place switch
    {
        1 => limb - (m << 5),
        9 => limb + (m << 13),
        _ => limb,
    };
}
