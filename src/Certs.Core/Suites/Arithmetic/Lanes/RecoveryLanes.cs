using System.Runtime.Intrinsics;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Solves up to eight <see cref="RecoveryEquation"/>s at once.</summary>
/// <remarks>
/// Each scalar in two halves, each half in odd digits, so that every lane does the same: 128 doublings, 66
/// sums with multiples of its nonce point and 34 with multiples of the generator (Joye, Tunstall, "Exponent
/// Recoding and Regular Exponentiation Algorithms", 2009; Straus, 1964).
/// </remarks>
internal static class RecoveryLanes
{
    private const int NonceWidth = 4;
    private const int GeneratorWidth = 8;

    private static readonly LanesTable Generator = MakeGenerator();
    private static readonly FieldLanes One = FieldLanes.Of(new Word256(1, 0, 0, 0));
    private static readonly FieldLanes Seven = FieldLanes.Of(new Word256(7, 0, 0, 0));

    /// <summary>Whether this processor works on eight lanes at once.</summary>
    public static bool IsFast => Vector512.IsHardwareAccelerated;

    /// <summary>Solves.</summary>
    /// <param name="equations">One to eight.</param>
    /// <param name="keys">Gets the coordinates of each key, 64 bytes; null where no key solves it.</param>
    public static void Solve(ReadOnlySpan<RecoveryEquation> equations, Span<byte[]?> keys)
    {
        // Lanes that are not needed repeat the last equation.
        RecoveryEquation[] all = new RecoveryEquation[FieldLanes.Count];
        for (int lane = 0; lane < all.Length; lane++)
        {
            all[lane] = equations[Math.Min(lane, equations.Length - 1)];
        }

        Span<bool> arePoints = stackalloc bool[FieldLanes.Count];
        FieldLanes y = NoncePoints(all, arePoints, out FieldLanes x);
        PointLanes sum = Sum(all, LanesTable.OfEach(x, y, 1 << (NonceWidth - 1)));
        LanesPower.Invert(sum.Z, out FieldLanes inverse);
        sum.Divide(inverse, out x, out y);
        for (int lane = 0; lane < equations.Length; lane++)
        {
            // Z = 0: equal points met on the way, or the key is infinity. One at a time tells which.
            keys[lane] = !arePoints[lane] ? null
                : sum.Z.Read(lane).IsZero ? equations[lane].Solve()
                : RecoveryEquation.BytesOf(x.Read(lane), y.Read(lane));
        }
    }

    private static FieldLanes NoncePoints(
        RecoveryEquation[] equations, Span<bool> arePoints, out FieldLanes x)
    {
        x = default;
        for (int lane = 0; lane < equations.Length; lane++)
        {
            x.Write(lane, equations[lane].X);
        }

        LanesProduct.Square(x, out FieldLanes square);
        LanesProduct.Multiply(square, x, out square);
        FieldLanes.Add(square, 0, Seven, out square);
        LanesPower.Root(square, out FieldLanes y);
        LanesProduct.Square(y, out FieldLanes check);
        Span<ulong> mask = stackalloc ulong[FieldLanes.Count];
        for (int lane = 0; lane < equations.Length; lane++)
        {
            arePoints[lane] = check.Read(lane).Equals(square.Read(lane));
            mask[lane] = (int)(y.Read(lane).W0 & 1) == equations[lane].YParity ? ulong.MaxValue : 0;
        }

        FieldLanes.Subtract(default, 0, y, 0, out FieldLanes negated);
        FieldLanes.Select(Vector512.Create<ulong>(mask), y, negated, out y);
        return y;
    }

    private static PointLanes Sum(RecoveryEquation[] equations, LanesTable nonces)
    {
        ScalarHalves[] ofNonces = Array.ConvertAll(equations, one => ScalarHalves.Of(one.OfNonce));
        ScalarHalves[] ofGenerator = Array.ConvertAll(equations, one => ScalarHalves.Of(one.OfGenerator));

        PointLanes sum = new() { Z = One };
        Read(nonces, ofNonces, isSecond: false, ScalarHalves.HighestPlace, NonceWidth, out sum.X, out sum.Y);
        Add(ref sum, nonces, ofNonces, isSecond: true, ScalarHalves.HighestPlace, NonceWidth);
        AddBoth(ref sum, Generator, ofGenerator, ScalarHalves.HighestPlace, GeneratorWidth);
        for (int place = ScalarHalves.HighestPlace - NonceWidth; place >= 0; place -= NonceWidth)
        {
            for (int bit = 0; bit < NonceWidth; bit++)
            {
                sum.Double();
            }

            AddBoth(ref sum, nonces, ofNonces, place, NonceWidth);
            if (place % GeneratorWidth == 0)
            {
                AddBoth(ref sum, Generator, ofGenerator, place, GeneratorWidth);
            }
        }

        return sum;
    }

    private static void AddBoth(
        ref PointLanes sum, LanesTable table, ScalarHalves[] scalars, int place, int width)
    {
        Add(ref sum, table, scalars, isSecond: false, place, width);
        Add(ref sum, table, scalars, isSecond: true, place, width);
    }

    private static void Add(
        ref PointLanes sum, LanesTable table, ScalarHalves[] scalars, bool isSecond, int place, int width)
    {
        Read(table, scalars, isSecond, place, width, out FieldLanes x, out FieldLanes y);
        sum.Add(x, y);
    }

    private static void Read(
        LanesTable table, ScalarHalves[] scalars, bool isSecond, int place, int width,
        out FieldLanes x, out FieldLanes y)
    {
        Span<int> digits = stackalloc int[FieldLanes.Count];
        for (int lane = 0; lane < digits.Length; lane++)
        {
            digits[lane] = scalars[lane].Digit(isSecond, place, width);
        }

        table.Read(digits, isSecond, out x, out y);
    }

    private static LanesTable MakeGenerator()
    {
        JacobianPoint<Secp256k1Prime> twice = new(Secp256k1Recovery.Generator);
        twice.Double();
        AffinePoint step = AffinePoints<Secp256k1Prime>.From([twice])[0];
        JacobianPoint<Secp256k1Prime>[] multiples =
            new JacobianPoint<Secp256k1Prime>[1 << (GeneratorWidth - 1)];
        multiples[0] = new JacobianPoint<Secp256k1Prime>(Secp256k1Recovery.Generator);
        for (int i = 1; i < multiples.Length; i++)
        {
            multiples[i] = multiples[i - 1];
            multiples[i].Add(step);
        }

        return LanesTable.OfOne(AffinePoints<Secp256k1Prime>.From(multiples));
    }
}
