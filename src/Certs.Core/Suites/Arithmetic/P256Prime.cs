using System.Runtime.CompilerServices;
using Certs.Core.Suites.Arithmetic.Lanes;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The prime of P-256; SP 800-186 §3.2.1.3.</summary>
internal readonly struct P256Prime : IFoldingModulus, ILanesModulus
{
    /// <inheritdoc />
    public static ulong P0 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P1 => 0x00000000FFFFFFFF;

    /// <inheritdoc />
    public static ulong P2 => 0x0000000000000000;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFF00000001;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(
        0x0000000000000003, 0xFFFFFFFBFFFFFFFF,
        0xFFFFFFFFFFFFFFFE, 0x00000004FFFFFFFD);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7) =>
        WordwiseDivision<P256Prime>.Of(t0, t1, t2, t3, t4, t5, t6, t7);

    /// <inheritdoc />
    /// <remarks>
    /// The prime is 2^256 − 2^224 + 2^192 + 2^96 − 1, so m is <paramref name="low"/> itself and the product
    /// needs no multiplication.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low)
    {
        unchecked
        {
            ulong shifted = low << 32;
            ulong above = low >> 32;
            return new Word256(shifted, above, low - shifted, low - above - (low < shifted ? 1UL : 0UL));
        }
    }

    /// <inheritdoc />
    /// <remarks>2^96, 2^192, −2^224 and 2^256 are 2^15, 2^3, −2^8 and 2^13 in their limbs of 27 bits.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V AddMultiple(int place, V limb, V m) => place switch
    {
        3 => limb + (m << 15),
        7 => limb + (m << 3),
        8 => limb - (m << 8),
        9 => limb + (m << 13),
        _ => limb,
    };
}
