using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>The prime of secp256k1, 2^256 − 2^32 − 977; SEC 2 §2.4.1.</summary>
internal readonly struct Secp256k1Prime : IModulus
{
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word256 Fold(ulong low) => PlainFold<Secp256k1Prime>.Of(low, 0xD838091DD2253531);
}
