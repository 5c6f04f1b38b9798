using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>
/// The prime of a curve, for <see cref="FieldLanes{TField}"/>: a product is divided by 2^270 limb by limb, each
/// time by adding the multiple of the prime that makes the lowest limb 0 (Montgomery, 1985).
/// </summary>
/// <remarks>
/// Of all primes here the multiple needs shifts and sums only, since they are sums of few powers of two.
/// </remarks>
internal interface ILanesModulus : IModulus
{
    /// <summary>m: −limb / prime modulo 2^27. The limb itself where the prime is −1 modulo 2^27.</summary>
    /// <param name="limb">The lowest limb of a product, of any size.</param>
    /// <returns>0 to 2^27 − 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Multiplier(V limb) => limb & Vector512.Create(LimbShape.Mask);

    /// <summary>(limb + what m × prime has in the lowest limb) / 2^27.</summary>
    /// <param name="limb">The lowest limb of the product.</param>
    /// <param name="m">Its <see cref="Multiplier"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Carry(V limb, V m) => limb >> LimbShape.Bits;

    /// <summary>Adds what m × prime has in another limb.</summary>
    /// <param name="place">1 to 9, a constant at every call.</param>
    /// <param name="limb">That limb of the product.</param>
    /// <param name="m">The <see cref="Multiplier"/>.</param>
    static abstract V AddMultiple(int place, V limb, V m);
}
