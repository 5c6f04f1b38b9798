using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The order of the group of P-256; SP 800-186 §3.2.1.3.</summary>
internal readonly struct P256Order : IFoldingModulus
{
    /// <inheritdoc />
    public static ulong P0 => 0xF3B9CAC2FC632551;

    /// <inheritdoc />
    public static ulong P1 => 0xBCE6FAADA7179E84;

    /// <inheritdoc />
    public static ulong P2 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFF00000000;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(
        0x83244C95BE79EEA2, 0x4699799C49BD6FA6,
        0x2845B2392B6BEC59, 0x66E12D94F3D95620);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7) =>
        WordwiseDivision<P256Order>.Of(t0, t1, t2, t3, t4, t5, t6, t7);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low) => PlainFold<P256Order>.Of(low, 0xCCD1C8AAEE00BC4F);
}
