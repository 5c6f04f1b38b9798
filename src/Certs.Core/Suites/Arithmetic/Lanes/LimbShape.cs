using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>How a number of 256 bits is cut, so that products and their sums fit into lanes of 64 bits.</summary>
internal static class LimbShape
{
    /// <summary>How many numbers are worked on at once.</summary>
    public const int Lanes = 8;

    /// <summary>Whether this processor works on them at once.</summary>
    public static bool IsFast => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>How many limbs a number has.</summary>
    public const int Count = 10;

    /// <summary>How many bits a limb has.</summary>
    public const int Bits = 27;

    /// <summary>The bits of a limb.</summary>
    public const long Mask = (1L << Bits) - 1;
}
