namespace Certs.Core.Suites.Arithmetic;

/// <summary>A multiple of a public point that is met once: 256 doublings and some 43 sums, without a table to keep.</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal static class PointMultiple<TField>
    where TField : struct, IModulus
{
    private const int Width = 5;
    private const int Multiples = 1 << (Width - 2);

    /// <summary>scalar × point.</summary>
    public static JacobianPoint<TField> Of(in AffinePoint point, in Word256 scalar)
    {
        AffinePoint[] odd = OddMultiples<TField>.Of(point, places: 1, bits: 0, Multiples);
        Span<sbyte> digits = stackalloc sbyte[SignedDigits.Length];
        SignedDigits.Write(scalar, Width, digits);
        JacobianPoint<TField> sum = default;
        for (int place = SignedDigits.Length - 1; place >= 0; place--)
        {
            if (!sum.IsInfinity)
            {
                sum.Double();
            }

            int digit = digits[place];
            if (digit != 0)
            {
                ref readonly AffinePoint one = ref odd[Math.Abs(digit) / 2];
                sum.Add(one, isNegated: digit < 0);
            }
        }

        return sum;
    }
}
