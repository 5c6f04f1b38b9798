namespace Certs.Core.Suites.Arithmetic;

/// <summary>Tables of odd multiples of a point and of its weights.</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal static class OddMultiples<TField>
    where TField : struct, IModulus
{
    /// <summary>
    /// For each place 1, 3, 5 … times the point times 2^(bits × place), one place after the other.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="places">How many places, from 1.</param>
    /// <param name="bits">How many bits lie between two places.</param>
    /// <param name="count">How many multiples a place has.</param>
    public static AffinePoint[] Of(in AffinePoint point, int places, int bits, int count)
    {
        AffinePoint[] weights = Weights(point, places, bits);
        AffinePoint[] twice = AffinePoints<TField>.From(Array.ConvertAll(weights, Twice));
        JacobianPoint<TField>[] points = new JacobianPoint<TField>[places * count];
        for (int i = 0; i < points.Length; i++)
        {
            int place = i / count;
            if (i % count == 0)
            {
                points[i] = new JacobianPoint<TField>(weights[place]);
                continue;
            }

            points[i] = points[i - 1];
            points[i].Add(twice[place]);
        }

        return AffinePoints<TField>.From(points);
    }

    private static AffinePoint[] Weights(in AffinePoint point, int places, int bits)
    {
        JacobianPoint<TField>[] weights = new JacobianPoint<TField>[places];
        weights[0] = new JacobianPoint<TField>(point);
        for (int place = 1; place < places; place++)
        {
            weights[place] = weights[place - 1];
            for (int bit = 0; bit < bits; bit++)
            {
                weights[place].Double();
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
