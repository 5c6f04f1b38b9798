namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Eight points of secp256k1 as (X/Z², Y/Z³), one in each lane.</summary>
/// <remarks>
/// The formulas of <see cref="JacobianPoint{TField}"/>, but the same for all lanes: where a sum is of equal
/// or opposite points, Z becomes 0 and stays it, so that lane is known to be wrong at the end. b of the curve
/// is in no formula.
/// </remarks>
internal struct PointLanes
{
    /// <summary>X.</summary>
    public FieldLanes X;

    /// <summary>Y.</summary>
    public FieldLanes Y;

    /// <summary>Z; 0 modulo the prime where a sum was of equal or opposite points.</summary>
    public FieldLanes Z;

    /// <summary>Doubles the points ("dbl-2001-b" with 3X² in place of 3(X − Z²)(X + Z²)).</summary>
    public void Double()
    {
        LanesProduct.Square(Y, out FieldLanes gamma);
        LanesProduct.Multiply(X, gamma, out FieldLanes beta);
        LanesProduct.Square(X, out FieldLanes alpha);
        FieldLanes.Add(alpha, 1, alpha, out alpha);
        LanesProduct.Multiply(Y, Z, out Z);
        FieldLanes.Add(Z, 0, Z, out Z);
        LanesProduct.Square(alpha, out X);
        FieldLanes.Subtract(X, 0, beta, 3, out X);
        FieldLanes.Subtract(beta, 2, X, 0, out beta);
        LanesProduct.Multiply(alpha, beta, out Y);
        LanesProduct.Square(gamma, out gamma);
        FieldLanes.Subtract(Y, 0, gamma, 3, out Y);
    }

    /// <summary>Adds other points, none of which is the same or the opposite one.</summary>
    /// <param name="x">Their x.</param>
    /// <param name="y">Their y.</param>
    public void Add(in FieldLanes x, in FieldLanes y)
    {
        LanesProduct.Square(Z, out FieldLanes square);
        LanesProduct.Multiply(x, square, out FieldLanes h);
        FieldLanes.Subtract(h, 0, X, 0, out h);
        LanesProduct.Multiply(square, Z, out FieldLanes r);
        LanesProduct.Multiply(y, r, out r);
        FieldLanes.Subtract(r, 0, Y, 0, out r);

        LanesProduct.Square(h, out FieldLanes h2);
        LanesProduct.Multiply(h2, h, out FieldLanes h3);
        LanesProduct.Multiply(X, h2, out FieldLanes v);
        LanesProduct.Multiply(Z, h, out Z);
        LanesProduct.Square(r, out X);
        FieldLanes.Subtract(X, 0, h3, 0, out X);
        FieldLanes.Subtract(X, 0, v, 1, out X);
        FieldLanes.Subtract(v, 0, X, 0, out v);
        LanesProduct.Multiply(r, v, out v);
        LanesProduct.Multiply(Y, h3, out Y);
        FieldLanes.Subtract(v, 0, Y, 0, out Y);
    }

    /// <summary>The points' coordinates, where 1/Z is known.</summary>
    /// <param name="inverse">1/Z.</param>
    /// <param name="x">X/Z².</param>
    /// <param name="y">Y/Z³.</param>
    public readonly void Divide(in FieldLanes inverse, out FieldLanes x, out FieldLanes y)
    {
        LanesProduct.Square(inverse, out FieldLanes power);
        LanesProduct.Multiply(X, power, out x);
        LanesProduct.Multiply(power, inverse, out power);
        LanesProduct.Multiply(Y, power, out y);
    }
}
