namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// An odd number with a sign, in digits none of which is 0: then the sum of a multiple has the same steps whatever the
/// scalar (Joye, Tunstall, "Exponent Recoding and Regular Exponentiation Algorithms", 2009).
/// </summary>
/// <param name="Magnitude">Odd.</param>
/// <param name="IsNegative">Its sign.</param>
internal readonly record struct OddScalar(Word256 Magnitude, bool IsNegative)
{
    /// <summary>The scalar itself, or the one that is less by the order, which is odd.</summary>
    /// <typeparam name="TOrder">The order of the group.</typeparam>
    /// <param name="scalar">Below the order.</param>
    public static OddScalar Of<TOrder>(in Word256 scalar)
        where TOrder : struct, IModulus =>
        (scalar.W0 & 1) != 0
            ? new OddScalar(scalar, IsNegative: false)
            : new OddScalar(Word256.Subtract(Montgomery<TOrder>.Modulus, scalar, out _), IsNegative: true);

    /// <summary>A digit to the base 2^width: odd, and below 2^width in magnitude.</summary>
    /// <param name="place">The digit's lowest bit; a multiple of the width.</param>
    /// <param name="width">1 to 8 bits.</param>
    /// <param name="highest">The lowest bit of the highest digit.</param>
    /// <remarks>
    /// For an odd number the digit −(2^width) + (the bits from the place on, the lowest taken as one) leaves
    /// an odd number again: what is above the place with its lowest bit taken as one. The highest digit is that rest.
    /// </remarks>
    public int Digit(int place, int width, int highest)
    {
        int digit = place == highest
            ? Magnitude.Bits(place, width) | 1
            : (Magnitude.Bits(place, width + 1) | 1) - (1 << width);
        return IsNegative ? -digit : digit;
    }
}
