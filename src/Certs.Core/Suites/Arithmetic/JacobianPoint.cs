using System.Runtime.CompilerServices;

namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// A point of a curve y² = x³ − 3x + b or y² = x³ + b of odd prime order, as (X/Z², Y/Z³): sums without divisions. All
/// three in Montgomery form; the default is infinity, Z = 0.
/// </summary>
/// <remarks>Formulas: IEEE P1363 A.10.4 and A.10.5; Bernstein and Lange's Explicit-Formulas Database.</remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
internal struct JacobianPoint<TField>
    where TField : struct, IModulus
{
    /// <summary>X.</summary>
    public Word256 X;

    /// <summary>Y.</summary>
    public Word256 Y;

    /// <summary>Z; 0 for infinity.</summary>
    public Word256 Z;

    /// <summary>The same point.</summary>
    public JacobianPoint(in AffinePoint point)
    {
        X = point.X;
        Y = point.Y;
        Z = Montgomery<TField>.One;
    }

    /// <summary>Whether it is the neutral element.</summary>
    public readonly bool IsInfinity => Z.IsZero;

    /// <summary>Doubles the point.</summary>
    /// <remarks>
    /// "dbl-2001-b" with a Z half as large, which makes X a quarter and Y an eighth of theirs and spares
    /// sums. Without the linear term α is 3X² in place of 3(X − Z²)(X + Z²).
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Double()
    {
        Word256 gamma = Montgomery<TField>.Square(Y);
        Word256 beta = Montgomery<TField>.Multiply(X, gamma);
        Word256 alpha = TField.IsWithoutLinearTerm ? Montgomery<TField>.Square(X) : OfLinearTerm();
        alpha = Montgomery<TField>.Add(alpha, Montgomery<TField>.Half(alpha));
        Z = Montgomery<TField>.Multiply(Y, Z);
        X = Montgomery<TField>.Subtract(
            Montgomery<TField>.Subtract(Montgomery<TField>.Square(alpha), beta), beta);
        Y = Montgomery<TField>.Subtract(
            Montgomery<TField>.Multiply(alpha, Montgomery<TField>.Subtract(beta, X)),
            Montgomery<TField>.Square(gamma));
    }

    /// <summary>Adds a point, whichever it is: the same one and the opposite one too.</summary>
    public void Add(in AffinePoint point) => Add(point, isNegated: false);

    /// <summary>Adds a point or, when <paramref name="isNegated"/>, the one with the opposite y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in AffinePoint point, bool isNegated)
    {
        if (IsInfinity)
        {
            this = new JacobianPoint<TField>(isNegated ? point.Negate<TField>() : point);
            return;
        }

        Word256 square = Montgomery<TField>.Square(Z);
        Word256 h = Montgomery<TField>.Subtract(Montgomery<TField>.Multiply(point.X, square), X);
        Word256 cube = Montgomery<TField>.Multiply(square, Z);

        // For the opposite y this is −r, which is squared below, and turned by the other sign of v − X.
        Word256 y = Montgomery<TField>.Multiply(point.Y, cube);
        Word256 r = isNegated ? Montgomery<TField>.Add(y, Y) : Montgomery<TField>.Subtract(y, Y);
        if (h.IsZero)
        {
            AddSameX(r);
            return;
        }

        Word256 h2 = Montgomery<TField>.Square(h);
        Word256 h3 = Montgomery<TField>.Multiply(h2, h);
        Word256 v = Montgomery<TField>.Multiply(X, h2);
        Z = Montgomery<TField>.Multiply(Z, h);
        X = Montgomery<TField>.Subtract(
            Montgomery<TField>.Subtract(Montgomery<TField>.Square(r), h3), Montgomery<TField>.Add(v, v));
        Word256 step = isNegated ? Montgomery<TField>.Subtract(X, v) : Montgomery<TField>.Subtract(v, X);
        Y = Montgomery<TField>.Subtract(Montgomery<TField>.Multiply(r, step), Montgomery<TField>.Multiply(Y, h3));
    }

    /// <summary>Whether the point has the coordinate x.</summary>
    /// <param name="x">Below the prime, not in Montgomery form.</param>
    /// <returns>False for infinity.</returns>
    public readonly bool HasX(in Word256 x) =>
        !IsInfinity
        && Montgomery<TField>.Multiply(Montgomery<TField>.From(x), Montgomery<TField>.Square(Z)).Equals(X);

    // X² − Z⁴.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Word256 OfLinearTerm()
    {
        Word256 delta = Montgomery<TField>.Square(Z);
        return Montgomery<TField>.Multiply(
            Montgomery<TField>.Subtract(X, delta), Montgomery<TField>.Add(X, delta));
    }

    private void AddSameX(in Word256 difference)
    {
        if (difference.IsZero)
        {
            Double();
        }
        else
        {
            this = default;
        }
    }
}
