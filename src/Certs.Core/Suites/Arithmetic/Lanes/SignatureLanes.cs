namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Decides up to eight <see cref="SignatureEquation"/>s of one curve at once, of the same key or of others.</summary>
/// <remarks>
/// Scalars in odd digits, so that every lane does the same: 52 sums with multiples of its key, 32 with multiples of the
/// generator and 15 doublings.
/// </remarks>
/// <typeparam name="TField">The prime of the curve.</typeparam>
/// <typeparam name="TOrder">The order of its group.</typeparam>
internal static class SignatureLanes<TField, TOrder>
    where TField : struct, ILanesModulus
    where TOrder : struct, IModulus
{
    private const int HighestBit = KeyTable<TField>.StretchBits - KeyTable<TField>.OddWidth;

    /// <summary>Decides.</summary>
    /// <param name="equations">One to eight, each with its key's table.</param>
    /// <param name="generator">Multiples of the generator.</param>
    /// <param name="hold">Gets of each whether it holds; null where it must be decided alone.</param>
    public static void Decide(
        ReadOnlySpan<(SignatureEquation Equation, KeyTable<TField> Key)> equations, GeneratorTable<TField> generator,
        Span<bool?> hold)
    {
        PointLanes<TField> sum = Sum(equations, generator);
        Span<Word256> x = stackalloc Word256[LimbShape.Lanes];
        for (int lane = 0; lane < equations.Length; lane++)
        {
            x[lane] = Montgomery<TField>.From(equations[lane].Equation.X);
        }

        // Whether X is x × Z².
        FieldLanes<TField>.Square(sum.Z, out FieldLanes<TField> difference);
        FieldLanes<TField>.Multiply(FieldLanes<TField>.Of(x), difference, out difference);
        FieldLanes<TField>.Subtract(difference, sum.X, 0, out difference);
        Span<Word256> differences = stackalloc Word256[LimbShape.Lanes];
        Span<Word256> z = stackalloc Word256[LimbShape.Lanes];
        difference.Read(differences);
        sum.Z.Read(z);
        for (int lane = 0; lane < equations.Length; lane++)
        {
            // Z = 0: equal or opposite points met on the way, or the sum is infinity. And the order may fit into x once more.
            bool isForOne = z[lane].IsZero
                || SignatureHalves.TryLarger<TField, TOrder>(equations[lane].Equation.X, out _);
            hold[lane] = isForOne ? null : differences[lane].IsZero;
        }
    }

    private static PointLanes<TField> Sum(
        ReadOnlySpan<(SignatureEquation Equation, KeyTable<TField> Key)> equations, GeneratorTable<TField> generator)
    {
        // Lanes that are not needed repeat the last equation.
        KeyTable<TField>[] keys = new KeyTable<TField>[LimbShape.Lanes];
        OddScalar[] ofKeys = new OddScalar[LimbShape.Lanes];
        OddScalar[] ofGenerator = new OddScalar[LimbShape.Lanes];
        for (int lane = 0; lane < LimbShape.Lanes; lane++)
        {
            (SignatureEquation equation, keys[lane]) = equations[Math.Min(lane, equations.Length - 1)];
            ofKeys[lane] = OddScalar.Of<TOrder>(equation.OfKey);
            ofGenerator[lane] = OddScalar.Of<TOrder>(equation.OfGenerator);
        }

        PointLanes<TField> sum = default;
        Span<AffinePoint> points = stackalloc AffinePoint[LimbShape.Lanes];
        Span<long> areNegated = stackalloc long[LimbShape.Lanes];
        for (int bit = HighestBit; bit >= 0; bit -= KeyTable<TField>.OddWidth)
        {
            for (int stretch = 0; stretch < KeyTable<TField>.Stretches; stretch++)
            {
                for (int lane = 0; lane < LimbShape.Lanes; lane++)
                {
                    points[lane] = keys[lane].Summand(stretch, bit, ofKeys[lane], out bool isNegated);
                    areNegated[lane] = isNegated ? -1 : 0;
                }

                Add(ref sum, points, areNegated, isFirst: bit == HighestBit && stretch == 0);
            }

            for (int doubling = 0; bit > 0 && doubling < KeyTable<TField>.OddWidth; doubling++)
            {
                sum.Double();
            }
        }

        for (int place = 0; place < GeneratorTable<TField>.Places; place++)
        {
            for (int lane = 0; lane < LimbShape.Lanes; lane++)
            {
                points[lane] = generator.Summand(place, ofGenerator[lane], out bool isNegated);
                areNegated[lane] = isNegated ? -1 : 0;
            }

            Add(ref sum, points, areNegated, isFirst: false);
        }

        return sum;
    }

    private static void Add(
        ref PointLanes<TField> sum, ReadOnlySpan<AffinePoint> points, ReadOnlySpan<long> areNegated, bool isFirst)
    {
        PointsOfLanes.Read(points, areNegated, out FieldLanes<TField> x, out FieldLanes<TField> y);
        if (isFirst)
        {
            sum = new PointLanes<TField>(x, y);
        }
        else
        {
            sum.Add(x, y);
        }
    }
}
