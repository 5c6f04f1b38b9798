namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// Multiples of a public point, so that any multiple is 20 doublings and some 37 sums: 13 KiB a key, made in about the
/// time of six verifications.
/// </summary>
/// <remarks>
/// A scalar is cut into 13 stretches of 20 bits, which share the doublings. For each stretch the table has the odd
/// multiples 1 to 31 of the point times the stretch's weight: for digits of −31 to 31 that are odd, or 0 with at least five
/// zeros between others (width-6 NAF).
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <param name="key">The public point.</param>
internal sealed class KeyTable<TField>(AffinePoint key)
    where TField : struct, IModulus
{
    /// <summary>How many stretches there are.</summary>
    public const int Stretches = 13;

    /// <summary>How many bits of the scalar a stretch has.</summary>
    public const int StretchBits = 20;

    /// <summary>How many bits an <see cref="OddScalar"/>'s digit has: it divides the stretch.</summary>
    public const int OddWidth = 5;

    private const int Width = 6;
    private const int Multiples = 1 << (Width - 2);
    private const int Bits = Stretches * StretchBits;

    private readonly AffinePoint[] _points = OddMultiples<TField>.Of(key, Stretches, StretchBits, Multiples);

    /// <summary>scalar × key.</summary>
    public JacobianPoint<TField> Multiply(in Word256 scalar)
    {
        Span<sbyte> digits = stackalloc sbyte[Bits];
        digits.Clear();
        SignedDigits.Write(scalar, Width, digits);
        JacobianPoint<TField> sum = default;
        for (int bit = StretchBits - 1; bit >= 0; bit--)
        {
            if (!sum.IsInfinity)
            {
                sum.Double();
            }

            for (int stretch = 0; stretch < Stretches; stretch++)
            {
                int digit = digits[(stretch * StretchBits) + bit];
                if (digit != 0)
                {
                    sum.Add(Multiple(stretch, digit), isNegated: digit < 0);
                }
            }
        }

        return sum;
    }

    /// <summary>One of the points whose sum, each times 2^bit, is scalar × key.</summary>
    /// <param name="stretch">0 to <see cref="Stretches"/> − 1.</param>
    /// <param name="bit">Where in the stretch; a multiple of <see cref="OddWidth"/>.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="isNegated">Whether it is the point with the opposite y.</param>
    public ref readonly AffinePoint Summand(int stretch, int bit, in OddScalar scalar, out bool isNegated)
    {
        int digit = scalar.Digit((stretch * StretchBits) + bit, OddWidth, Bits - OddWidth);
        isNegated = digit < 0;
        return ref Multiple(stretch, digit);
    }

    private ref readonly AffinePoint Multiple(int stretch, int digit) =>
        ref _points[(stretch * Multiples) + (Math.Abs(digit) / 2)];
}
