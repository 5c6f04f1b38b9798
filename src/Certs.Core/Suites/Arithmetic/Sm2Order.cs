using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The order of the group of the SM2 curve; GB/T 32918.5-2017 §2.</summary>
internal readonly struct Sm2Order : IFoldingModulus
{
    /// <inheritdoc />
    public static ulong P0 => 0x53BBF40939D54123;

    /// <inheritdoc />
    public static ulong P1 => 0x7203DF6B21C6052B;

    /// <inheritdoc />
    public static ulong P2 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFEFFFFFFFF;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(
        0x901192AF7C114F20, 0x3464504ADE6FA2FA,
        0x620FC84C3AFFE0D4, 0x1EB5E412A22B3D3B);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7) =>
        WordwiseDivision<Sm2Order>.Of(t0, t1, t2, t3, t4, t5, t6, t7);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low) => PlainFold<Sm2Order>.Of(low, 0x327F9E8872350975);
}
