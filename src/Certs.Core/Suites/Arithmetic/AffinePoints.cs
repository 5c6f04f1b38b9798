namespace Certs.Core.Suites.Arithmetic;

/// <summary>Many points brought to Z = 1 with one division.</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal static class AffinePoints<TField>
    where TField : struct, IModulus
{
    /// <summary>The same points; none may be infinity.</summary>
    public static AffinePoint[] From(JacobianPoint<TField>[] points)
    {
        Word256[] inverses = Inverses<TField>.Of(Array.ConvertAll(points, point => point.Z));
        AffinePoint[] affine = new AffinePoint[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            Word256 square = Montgomery<TField>.Square(inverses[i]);
            affine[i] = new AffinePoint(
                Montgomery<TField>.Multiply(points[i].X, square),
                Montgomery<TField>.Multiply(points[i].Y, Montgomery<TField>.Multiply(square, inverses[i])));
        }

        return affine;
    }
}
