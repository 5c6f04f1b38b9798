namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// Multiples of a curve's generator, so that any multiple is a sum of 32 of them without a doubling.
/// </summary>
/// <remarks>
/// A scalar is written in odd digits of −255 to 255 to the base 256. For each of the 32 places the table has 1, 3, 5 …
/// 255 times the generator times the place's weight: 256 KiB, made once for each curve in a few milliseconds.
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <param name="generator">The generator.</param>
internal sealed class GeneratorTable<TField>(AffinePoint generator)
    where TField : struct, IModulus
{
    /// <summary>How many places there are, and so summands.</summary>
    public const int Places = 32;

    private const int Width = 8;
    private const int Multiples = 1 << (Width - 1);

    private readonly AffinePoint[] _points = OddMultiples<TField>.Of(generator, Places, Width, Multiples);

    /// <summary>Adds scalar × generator to <paramref name="sum"/>.</summary>
    public void AddTo(ref JacobianPoint<TField> sum, in OddScalar scalar)
    {
        for (int place = 0; place < Places; place++)
        {
            ref readonly AffinePoint point = ref Summand(place, scalar, out bool isNegated);
            sum.Add(point, isNegated);
        }
    }

    /// <summary>One of the points whose sum is scalar × generator.</summary>
    /// <param name="place">0 to <see cref="Places"/> − 1.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="isNegated">Whether it is the point with the opposite y.</param>
    public ref readonly AffinePoint Summand(int place, in OddScalar scalar, out bool isNegated)
    {
        int digit = scalar.Digit(place * Width, Width, (Places - 1) * Width);
        isNegated = digit < 0;
        return ref _points[(place * Multiples) + (Math.Abs(digit) / 2)];
    }
}
