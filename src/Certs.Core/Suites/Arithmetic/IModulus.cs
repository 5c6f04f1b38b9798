namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// An odd prime between 2^255 and 2^256. A type of its own for each, so that the arithmetic is compiled with
/// its words as constants.
/// </summary>
internal interface IModulus
{
    /// <summary>The lowest word of the prime.</summary>
    static abstract ulong P0 { get; }

    /// <summary>The second word.</summary>
    static abstract ulong P1 { get; }

    /// <summary>The third word.</summary>
    static abstract ulong P2 { get; }

    /// <summary>The highest word.</summary>
    static abstract ulong P3 { get; }

    /// <summary>2^512 modulo the prime: multiplies a number into its Montgomery form.</summary>
    static abstract Word256 SquareOfRadix { get; }

    /// <summary>
    /// Of the prime of a curve: true for y² = x³ + b, false for y² = x³ − 3x + b.
    /// </summary>
    static virtual bool IsWithoutLinearTerm => false;

    /// <summary>A number below 2^256 × prime, in eight words, divided by 2^256 modulo the prime.</summary>
    /// <returns>Below the prime.</returns>
    static abstract Word256 Divide(
        ulong t0, ulong t1, ulong t2, ulong t3, ulong t4, ulong t5, ulong t6, ulong t7);
}
