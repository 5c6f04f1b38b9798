using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The order of the group of secp256k1; SEC 2 §2.4.1.</summary>
internal readonly struct Secp256k1Order : IFoldingModulus
{
    /// <inheritdoc />
    public static ulong P0 => 0xBFD25E8CD0364141;

    /// <inheritdoc />
    public static ulong P1 => 0xBAAEDCE6AF48A03B;

    /// <inheritdoc />
    public static ulong P2 => 0xFFFFFFFFFFFFFFFE;

    /// <inheritdoc />
    public static ulong P3 => 0xFFFFFFFFFFFFFFFF;

    /// <inheritdoc />
    public static Word256 SquareOfRadix => new(
        0x896CF21467D7D140, 0x741496C20E7CF878,
        0xE697F5E45BCD07C6, 0x9D671CD581C69BC5);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7) =>
        WordwiseDivision<Secp256k1Order>.Of(t0, t1, t2, t3, t4, t5, t6, t7);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low) => PlainFold<Secp256k1Order>.Of(low, 0x4B0DFF665588B13F);
}
