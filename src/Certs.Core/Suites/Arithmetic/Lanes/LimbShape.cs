using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<long>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>How numbers of 256 bits are cut into limbs, so that products and their sums fit into lanes of 64 bits.</summary>
internal static class LimbShape
{
    /// <summary>How many numbers are worked on at once.</summary>
    public const int Lanes = 8;

    /// <summary>How many limbs a number has.</summary>
    public const int Count = 10;

    /// <summary>How many bits a limb has.</summary>
    public const int Bits = 27;

    /// <summary>The bits of a limb.</summary>
    public const long Mask = (1L << Bits) - 1;

    /// <summary>Whether this processor works on all lanes at once; without it lanes are right, but slow.</summary>
    public static bool AreFast => Avx512F.IsSupported;

    /// <summary>The products of the lower 32 bits of each lane, which have signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Product(V left, V right) => Avx512F.IsSupported
        ? Avx512F.Multiply(left.AsInt32(), right.AsInt32())
        : ((left << 32) >> 32) * ((right << 32) >> 32);
}
