namespace Certs.Core.Suites.Arithmetic;

/// <summary>Many points brought to Z = 1 with one division (Montgomery's trick).</summary>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal static class AffinePoints<TField>
    where TField : struct, IModulus
{
    /// <summary>The same points; none may be infinity.</summary>
    public static AffinePoint[] From(ReadOnlySpan<JacobianPoint<TField>> points)
    {
        // The products of all Z up to each point; then from the last to the first the inverse of each Z.
        Word256[] products = new Word256[points.Length];
        Word256 product = Montgomery<TField>.One;
        for (int i = 0; i < points.Length; i++)
        {
            products[i] = product;
            product = Montgomery<TField>.Multiply(product, points[i].Z);
        }

        AffinePoint[] affine = new AffinePoint[points.Length];
        Word256 inverse = Inverse<TField>.Of(product);
        for (int i = points.Length - 1; i >= 0; i--)
        {
            Word256 one = Montgomery<TField>.Multiply(inverse, products[i]);
            inverse = Montgomery<TField>.Multiply(inverse, points[i].Z);
            Word256 square = Montgomery<TField>.Square(one);
            affine[i] = new AffinePoint(
                Montgomery<TField>.Multiply(points[i].X, square),
                Montgomery<TField>.Multiply(points[i].Y, Montgomery<TField>.Multiply(square, one)));
        }

        return affine;
    }
}
