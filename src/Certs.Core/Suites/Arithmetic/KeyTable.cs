namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// Multiples of a public point, so that any multiple is 16 doublings and some 37 sums: 16 KiB a key, made in about the
/// time of seven verifications.
/// </summary>
/// <remarks>
/// A scalar is written in odd digits of −31 to 31 with at least five zeros between them (width-6 NAF) and cut into 16
/// stretches of 16 bits, which share the doublings. For each stretch the table has the odd multiples 1 to 31 of the
/// point times the stretch's weight.
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal sealed class KeyTable<TField>
    where TField : struct, IModulus
{
    private const int Width = 6;
    private const int Stretches = 16;
    private const int StretchBits = 16;
    private const int Multiples = 1 << (Width - 2);

    private readonly AffinePoint[] _points;

    /// <param name="key">The public point.</param>
    public KeyTable(in AffinePoint key)
    {
        AffinePoint[] weights = Weights(key);
        AffinePoint[] twice = AffinePoints<TField>.From(Array.ConvertAll(weights, Twice));
        JacobianPoint<TField>[] points = new JacobianPoint<TField>[Stretches * Multiples];
        for (int i = 0; i < points.Length; i++)
        {
            int stretch = i / Multiples;
            if (i % Multiples == 0)
            {
                points[i] = new JacobianPoint<TField>(weights[stretch]);
                continue;
            }

            points[i] = points[i - 1];
            points[i].Add(twice[stretch]);
        }

        _points = AffinePoints<TField>.From(points);
    }

    /// <summary>scalar × key.</summary>
    public JacobianPoint<TField> Multiply(in Word256 scalar)
    {
        Span<sbyte> digits = stackalloc sbyte[SignedDigits.Length];
        SignedDigits.Write(scalar, Width, digits);
        JacobianPoint<TField> sum = default;

        // A carry out of the last stretch has the weight of a 17th bit in it.
        Add(ref sum, Stretches - 1, digits[Stretches * StretchBits]);
        for (int bit = StretchBits - 1; bit >= 0; bit--)
        {
            if (!sum.IsInfinity)
            {
                sum.Double();
            }

            for (int stretch = 0; stretch < Stretches; stretch++)
            {
                Add(ref sum, stretch, digits[(stretch * StretchBits) + bit]);
            }
        }

        return sum;
    }

    private void Add(ref JacobianPoint<TField> sum, int stretch, int digit)
    {
        if (digit != 0)
        {
            ref readonly AffinePoint point = ref _points[(stretch * Multiples) + (Math.Abs(digit) / 2)];
            sum.Add(point, isNegated: digit < 0);
        }
    }

    private static AffinePoint[] Weights(in AffinePoint key)
    {
        JacobianPoint<TField>[] weights = new JacobianPoint<TField>[Stretches];
        weights[0] = new JacobianPoint<TField>(key);
        for (int i = 1; i < Stretches; i++)
        {
            weights[i] = weights[i - 1];
            for (int bit = 0; bit < StretchBits; bit++)
            {
                weights[i].Double();
            }
        }

        return AffinePoints<TField>.From(weights);
    }

    private static JacobianPoint<TField> Twice(AffinePoint point)
    {
        JacobianPoint<TField> twice = new(point);
        twice.Double();
        return twice;
    }
}
