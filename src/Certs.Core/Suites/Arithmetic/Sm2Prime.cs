using System.Runtime.CompilerServices;
using Certs.Core.Suites.Arithmetic.Lanes;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The prime of the SM2 curve; GB/T 32918.5-2017 §2.</summary>
internal readonly struct Sm2Prime : IFoldingModulus, ILanesModulus
{
    /// <inheritdoc />
    public static ulong P0 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P1 => 0xFFFFFFFF00000000;

    /// <inheritdoc />
    public static ulong P2 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFEFFFFFFFF;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(
        0x0000000200000003, 0x00000002FFFFFFFF,
        0x0000000100000001, 0x0000000400000002);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7) =>
        WordwiseDivision<Sm2Prime>.Of(t0, t1, t2, t3, t4, t5, t6, t7);

    /// <inheritdoc />
    /// <remarks>
    /// The prime is 2^256 − 2^224 − 2^96 + 2^64 − 1, so m is <paramref name="low"/> itself and the product
    /// needs no multiplication.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low)
    {
        unchecked
        {
            ulong shifted = low << 32;
            ulong above = low >> 32;
            ulong first = low < shifted ? 1UL : 0UL;

            // 0 − above − first is negative unless both are 0; above is below 2^32, so it wraps once.
            ulong second = (above | first) != 0 ? 1UL : 0UL;
            ulong third = (shifted | second) != 0 ? 1UL : 0UL;
            return new Word256(low - shifted, 0 - above - first, 0 - shifted - second, low - above - third);
        }
    }

    /// <inheritdoc />
    /// <remarks>2^64, −2^96, −2^224 and 2^256 are 2^10, −2^15, −2^8 and 2^13 in their limbs of 27 bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AddMultiple(int place, V limb, V m) => place switch
    {
        2 => limb + (m << 10),
        3 => limb - (m << 15),
        8 => limb - (m << 8),
        9 => limb + (m << 13),
        _ => limb,
    };
}
