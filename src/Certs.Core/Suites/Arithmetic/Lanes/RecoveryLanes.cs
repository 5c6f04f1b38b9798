using System.Runtime.Intrinsics;
using Field = Certs.Core.Suites.Arithmetic.Lanes.FieldLanes<Certs.Core.Suites.Arithmetic.Secp256k1Prime>;
using Points = Certs.Core.Suites.Arithmetic.Lanes.PointLanes<Certs.Core.Suites.Arithmetic.Secp256k1Prime>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Solves up to eight <see cref="RecoveryEquation"/>s at once.</summary>
/// <remarks>
/// Each scalar in two halves, each half in odd digits, so that every lane does the same: 128 doublings, 66
/// sums with multiples of its nonce point and 34 with multiples of the generator (Straus, 1964).
/// </remarks>
internal static class RecoveryLanes
{
    private const int NonceWidth = 4;
    private const int GeneratorWidth = 8;

    // Odd multiples for first halves, and for second ones, which take β × x.
    private static readonly AffinePoint[] Generator = OddMultiples<Secp256k1Prime>.Of(
        Secp256k1Recovery.Generator, places: 1, bits: 0, 1 << (GeneratorWidth - 1));

    private static readonly AffinePoint[] SecondGenerator = Array.ConvertAll(Generator, WithOtherX);

    private static readonly Field Seven = Field.Of(Montgomery<Secp256k1Prime>.From(new Word256(7, 0, 0, 0)));

    /// <summary>Solves.</summary>
    /// <param name="equations">One to eight.</param>
    /// <param name="keys">Gets the coordinates of each key, 64 bytes; null where no key solves it.</param>
    public static void Solve(ReadOnlySpan<RecoveryEquation> equations, Span<byte[]?> keys)
    {
        // Lanes that are not needed repeat the last equation.
        RecoveryEquation[] all = new RecoveryEquation[LimbShape.Lanes];
        for (int lane = 0; lane < all.Length; lane++)
        {
            all[lane] = equations[Math.Min(lane, equations.Length - 1)];
        }

        Span<bool> arePoints = stackalloc bool[LimbShape.Lanes];
        Field y = NoncePoints(all, arePoints, out Field x);
        Points sum = Sum(all, new LanesTable(x, y, 1 << (NonceWidth - 1)));
        LanesPower.Invert(sum.Z, out Field inverse);
        sum.Divide(inverse, out x, out y);

        Span<Word256> allX = stackalloc Word256[LimbShape.Lanes];
        Span<Word256> allY = stackalloc Word256[LimbShape.Lanes];
        Span<Word256> allZ = stackalloc Word256[LimbShape.Lanes];
        x.Read(allX);
        y.Read(allY);
        sum.Z.Read(allZ);
        for (int lane = 0; lane < equations.Length; lane++)
        {
            // Z = 0: equal points met on the way, or the key is infinity. One at a time tells which.
            keys[lane] = !arePoints[lane] ? null
                : allZ[lane].IsZero ? equations[lane].Solve()
                : RecoveryEquation.BytesOf(allX[lane], allY[lane]);
        }
    }

    private static Field NoncePoints(RecoveryEquation[] equations, Span<bool> arePoints, out Field x)
    {
        x = Field.Of(Array.ConvertAll(equations, one => Montgomery<Secp256k1Prime>.From(one.X)));
        Field.Square(x, out Field square);
        Field.Multiply(square, x, out square);
        Field.Add(square, 0, Seven, out square);
        LanesPower.Root(square, out Field y);
        Field.Square(y, out Field check);
        Field.Subtract(check, square, 0, out check);

        Span<Word256> checks = stackalloc Word256[LimbShape.Lanes];
        Span<Word256> roots = stackalloc Word256[LimbShape.Lanes];
        check.Read(checks);
        y.Read(roots);
        Span<long> areNegated = stackalloc long[LimbShape.Lanes];
        for (int lane = 0; lane < equations.Length; lane++)
        {
            arePoints[lane] = checks[lane].IsZero;
            areNegated[lane] = (int)(roots[lane].W0 & 1) == equations[lane].YParity ? 0 : -1;
        }

        y.Negate(Vector512.Create<long>(areNegated));
        return y;
    }

    private static Points Sum(RecoveryEquation[] equations, LanesTable nonces)
    {
        ScalarHalves[] ofNonces = Array.ConvertAll(equations, one => ScalarHalves.Of(one.OfNonce));
        ScalarHalves[] ofGenerator = Array.ConvertAll(equations, one => ScalarHalves.Of(one.OfGenerator));

        Points sum = new() { Z = Field.One };
        ReadNonces(nonces, ofNonces, isSecond: false, ScalarHalves.HighestPlace, out sum.X, out sum.Y);
        AddNonces(ref sum, nonces, ofNonces, isSecond: true, ScalarHalves.HighestPlace);
        AddGenerators(ref sum, ofGenerator, ScalarHalves.HighestPlace);
        for (int place = ScalarHalves.HighestPlace - NonceWidth; place >= 0; place -= NonceWidth)
        {
            for (int bit = 0; bit < NonceWidth; bit++)
            {
                sum.Double();
            }

            AddNonces(ref sum, nonces, ofNonces, isSecond: false, place);
            AddNonces(ref sum, nonces, ofNonces, isSecond: true, place);
            if (place % GeneratorWidth == 0)
            {
                AddGenerators(ref sum, ofGenerator, place);
            }
        }

        return sum;
    }

    private static void AddNonces(
        ref Points sum, LanesTable table, ScalarHalves[] scalars, bool isSecond, int place)
    {
        ReadNonces(table, scalars, isSecond, place, out Field x, out Field y);
        sum.Add(x, y);
    }

    private static void ReadNonces(
        LanesTable table, ScalarHalves[] scalars, bool isSecond, int place, out Field x, out Field y)
    {
        Span<int> digits = stackalloc int[LimbShape.Lanes];
        for (int lane = 0; lane < digits.Length; lane++)
        {
            digits[lane] = Digit(scalars[lane], isSecond, place, NonceWidth);
        }

        table.Read(digits, isSecond, out x, out y);
    }

    private static void AddGenerators(ref Points sum, ScalarHalves[] scalars, int place)
    {
        AddGenerators(ref sum, Generator, scalars, isSecond: false, place);
        AddGenerators(ref sum, SecondGenerator, scalars, isSecond: true, place);
    }

    private static void AddGenerators(
        ref Points sum, AffinePoint[] table, ScalarHalves[] scalars, bool isSecond, int place)
    {
        Span<AffinePoint> points = stackalloc AffinePoint[LimbShape.Lanes];
        Span<long> areNegated = stackalloc long[LimbShape.Lanes];
        for (int lane = 0; lane < points.Length; lane++)
        {
            int digit = Digit(scalars[lane], isSecond, place, GeneratorWidth);
            points[lane] = table[Math.Abs(digit) / 2];
            areNegated[lane] = digit < 0 ? -1 : 0;
        }

        PointsOfLanes.Read(points, areNegated, out Field x, out Field y);
        sum.Add(x, y);
    }

    private static int Digit(in ScalarHalves scalar, bool isSecond, int place, int width) =>
        (isSecond ? scalar.Second : scalar.First).Digit(place, width, ScalarHalves.HighestPlace);

    private static AffinePoint WithOtherX(AffinePoint point) =>
        point with { X = Montgomery<Secp256k1Prime>.Multiply(point.X, Montgomery<Secp256k1Prime>.From(ScalarHalves.Beta)) };
}
