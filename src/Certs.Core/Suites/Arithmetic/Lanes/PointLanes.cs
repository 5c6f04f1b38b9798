namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Eight points of a curve as (X/Z², Y/Z³), one in each lane.</summary>
/// <remarks>
/// <para>The formulas of <see cref="JacobianPoint{TField}"/>, but the same for all lanes: where a sum is of equal
/// or opposite points, Z becomes 0 and stays it, so that lane is known to be wrong at the end. b of the curve
/// is in no formula.</para>
/// <para>Between operations the limbs of X are below 3 × 2^27 in magnitude, those of Y and Z below 2^28, and the
/// numbers below 2^261: so no sum on the way needs to be carried, but what is doubled three times.</para>
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal struct PointLanes<TField>
    where TField : struct, ILanesModulus
{
    /// <summary>X.</summary>
    public FieldLanes<TField> X;

    /// <summary>Y.</summary>
    public FieldLanes<TField> Y;

    /// <summary>Z; 0 modulo the prime where a sum was of equal or opposite points.</summary>
    public FieldLanes<TField> Z;

    /// <summary>Points with Z = 1.</summary>
    /// <param name="x">Their x; may be of 270 bits.</param>
    /// <param name="y">Their y; may be of 270 bits.</param>
    public PointLanes(in FieldLanes<TField> x, in FieldLanes<TField> y)
    {
        Z = FieldLanes<TField>.One;
        FieldLanes<TField>.Multiply(x, Z, out X);
        FieldLanes<TField>.Multiply(y, Z, out Y);
    }

    /// <summary>Doubles the points ("dbl-2001-b"; without the linear term with 3X² in place of
    /// 3(X − Z²)(X + Z²)).</summary>
    public void Double()
    {
        FieldLanes<TField>.Square(Y, out FieldLanes<TField> gamma);
        FieldLanes<TField>.Multiply(X, gamma, out FieldLanes<TField> beta);
        FieldLanes<TField> alpha = Slope();
        FieldLanes<TField>.Multiply(Y, Z, out Z);
        FieldLanes<TField>.Add(Z, 0, Z, out Z);
        FieldLanes<TField>.Square(alpha, out X);
        FieldLanes<TField>.Subtract(X, beta, 3, out X);
        X.Carry();
        FieldLanes<TField>.Square(gamma, out gamma);
        FieldLanes<TField>.Add(beta, 2, default, out beta);
        FieldLanes<TField>.Subtract(beta, X, 0, out beta);
        FieldLanes<TField>.Multiply(alpha, beta, out Y);
        FieldLanes<TField>.Subtract(Y, gamma, 3, out Y);
        Y.Carry();
    }

    /// <summary>Adds other points, none of which is the same or the opposite one.</summary>
    /// <param name="x">Their x.</param>
    /// <param name="y">Their y.</param>
    public void Add(in FieldLanes<TField> x, in FieldLanes<TField> y)
    {
        FieldLanes<TField>.Square(Z, out FieldLanes<TField> square);
        FieldLanes<TField>.Multiply(x, square, out FieldLanes<TField> h);
        FieldLanes<TField>.Subtract(h, X, 0, out h);
        FieldLanes<TField>.Multiply(square, Z, out FieldLanes<TField> r);
        FieldLanes<TField>.Multiply(y, r, out r);
        FieldLanes<TField>.Subtract(r, Y, 0, out r);

        FieldLanes<TField>.Square(h, out FieldLanes<TField> h2);
        FieldLanes<TField>.Multiply(h2, h, out FieldLanes<TField> h3);
        FieldLanes<TField>.Multiply(X, h2, out FieldLanes<TField> v);
        FieldLanes<TField>.Multiply(Z, h, out Z);
        FieldLanes<TField>.Square(r, out X);
        FieldLanes<TField>.Subtract(X, h3, 0, out X);
        FieldLanes<TField>.Subtract(X, v, 1, out X);
        FieldLanes<TField>.Subtract(v, X, 0, out v);
        FieldLanes<TField>.Multiply(r, v, out v);
        FieldLanes<TField>.Multiply(Y, h3, out Y);
        FieldLanes<TField>.Subtract(v, Y, 0, out Y);
    }

    /// <summary>The points' coordinates, where 1/Z is known.</summary>
    /// <param name="inverse">1/Z.</param>
    /// <param name="x">X/Z².</param>
    /// <param name="y">Y/Z³.</param>
    public readonly void Divide(
        in FieldLanes<TField> inverse, out FieldLanes<TField> x, out FieldLanes<TField> y)
    {
        FieldLanes<TField>.Square(inverse, out FieldLanes<TField> power);
        FieldLanes<TField>.Multiply(X, power, out x);
        FieldLanes<TField>.Multiply(power, inverse, out power);
        FieldLanes<TField>.Multiply(Y, power, out y);
    }

    // 3X² + a × Z⁴.
    private readonly FieldLanes<TField> Slope()
    {
        FieldLanes<TField> slope;
        if (TField.IsWithoutLinearTerm)
        {
            FieldLanes<TField>.Square(X, out slope);
        }
        else
        {
            FieldLanes<TField>.Square(Z, out FieldLanes<TField> delta);
            FieldLanes<TField>.Subtract(X, delta, 0, out FieldLanes<TField> less);
            FieldLanes<TField>.Add(X, 0, delta, out FieldLanes<TField> more);
            FieldLanes<TField>.Multiply(less, more, out slope);
        }

        FieldLanes<TField>.Add(slope, 1, slope, out slope);
        return slope;
    }
}
