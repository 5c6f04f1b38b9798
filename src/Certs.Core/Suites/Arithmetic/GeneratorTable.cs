namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// Multiples of a curve's generator, so that any multiple is a sum of 33 of them without a doubling.
/// </summary>
/// <remarks>
/// A scalar is written in digits of −128 to 128 to the base 256. For each of the 33 places the table has 1 to 128 times
/// the generator times the place's weight: 264 KiB, made once for each curve in a few milliseconds.
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal sealed class GeneratorTable<TField>
    where TField : struct, IModulus
{
    private const int Width = 8;
    private const int Digits = 33;
    private const int Multiples = 1 << (Width - 1);

    private readonly AffinePoint[] _points;

    /// <param name="generator">The generator.</param>
    public GeneratorTable(in AffinePoint generator)
    {
        AffinePoint[] places = Places(generator);
        JacobianPoint<TField>[] points = new JacobianPoint<TField>[Digits * Multiples];
        for (int i = 0; i < points.Length; i++)
        {
            AffinePoint place = places[i / Multiples];
            points[i] = i % Multiples == 0 ? default : points[i - 1];
            points[i].Add(place);
        }

        _points = AffinePoints<TField>.From(points);
    }

    /// <summary>Adds scalar × generator to <paramref name="sum"/>.</summary>
    public void AddTo(ref JacobianPoint<TField> sum, in Word256 scalar)
    {
        int carry = 0;
        for (int place = 0; place < Digits; place++)
        {
            int digit = scalar.Bits(Width * place, Width) + carry;
            carry = digit > Multiples ? 1 : 0;
            digit -= carry << Width;
            if (digit != 0)
            {
                ref readonly AffinePoint point = ref _points[(place * Multiples) + Math.Abs(digit) - 1];
                sum.Add(point, isNegated: digit < 0);
            }
        }
    }

    // The generator times the weight of each place.
    private static AffinePoint[] Places(in AffinePoint generator)
    {
        JacobianPoint<TField>[] places = new JacobianPoint<TField>[Digits];
        places[0] = new JacobianPoint<TField>(generator);
        for (int i = 1; i < Digits; i++)
        {
            places[i] = places[i - 1];
            for (int bit = 0; bit < Width; bit++)
            {
                places[i].Double();
            }
        }

        return AffinePoints<TField>.From(places);
    }
}
