namespace Certs.Core.Suites.Arithmetic;

/// <summary>Scalars in few digits: the non-adjacent form of a width.</summary>
internal static class SignedDigits
{
    /// <summary>The number of digits of a scalar below 2^256.</summary>
    public const int Length = 257;

    /// <summary>
    /// Writes the digits, the lowest first: each 0 or odd and below 2^(width − 1) in magnitude, and after one that
    /// is not 0 at least width − 1 that are. Their sum, each times 2 to its place, is the scalar.
    /// </summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="width">2 to 8.</param>
    /// <param name="digits">Gets <see cref="Length"/> digits.</param>
    public static void Write(in Word256 scalar, int width, Span<sbyte> digits)
    {
        digits[..Length].Clear();
        int carry = 0;
        for (int place = 0; place < Length;)
        {
            if (scalar.Bits(place, 1) == carry)
            {
                place++;
                continue;
            }

            int digit = scalar.Bits(place, width) + carry;
            carry = digit >> (width - 1);
            digits[place] = (sbyte)(digit - (carry << width));
            place += width;
        }
    }
}
