using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>The odd multiples 1, 3, 5 … of points, from which each lane takes its own.</summary>
/// <remarks>Of each multiple there are x, β × x and y, limb by limb; either one for all lanes, or one for
/// each.</remarks>
internal sealed class LanesTable
{
    private const int Coordinates = 3;

    private readonly ulong[] _words;
    private readonly int _limbStride;
    private readonly int _laneStride;

    private LanesTable(ulong[] words, int limbStride, int laneStride)
    {
        _words = words;
        _limbStride = limbStride;
        _laneStride = laneStride;
    }

    /// <summary>The same points for all lanes.</summary>
    /// <param name="multiples">1, 3, 5 … times the point, in Montgomery form.</param>
    public static LanesTable OfOne(ReadOnlySpan<AffinePoint> multiples)
    {
        ulong[] words = new ulong[multiples.Length * Coordinates * FieldLanes.Limbs];
        Span<ulong> left = words;
        foreach (AffinePoint multiple in multiples)
        {
            Word256 x = Plain(multiple.X);
            WriteLimbs(ref left, x);
            WriteLimbs(ref left, Montgomery<Secp256k1Prime>.Multiply(multiple.X, ScalarHalves.Beta));
            WriteLimbs(ref left, Plain(multiple.Y));
        }

        return new LanesTable(words, limbStride: 1, laneStride: 0);
    }

    /// <summary>A point of its own for each lane.</summary>
    /// <param name="x">The points' x.</param>
    /// <param name="y">Their y.</param>
    /// <param name="count">How many odd multiples.</param>
    public static LanesTable OfEach(in FieldLanes x, in FieldLanes y, int count)
    {
        PointLanes[] multiples = OddMultiples(x, y, count);
        FieldLanes[] products = new FieldLanes[count];
        products[0] = multiples[0].Z;
        for (int i = 1; i < count; i++)
        {
            LanesProduct.Multiply(products[i - 1], multiples[i].Z, out products[i]);
        }

        // One division for all, as in AffinePoints.
        ulong[] words = new ulong[count * Coordinates * FieldLanes.Limbs * FieldLanes.Count];
        FieldLanes beta = FieldLanes.Of(ScalarHalves.Beta);
        LanesPower.Invert(products[count - 1], out FieldLanes inverse);
        for (int i = count - 1; i >= 0; i--)
        {
            FieldLanes one = inverse;
            if (i > 0)
            {
                LanesProduct.Multiply(inverse, products[i - 1], out one);
                LanesProduct.Multiply(inverse, multiples[i].Z, out inverse);
            }

            multiples[i].Divide(one, out FieldLanes thisX, out FieldLanes thisY);
            LanesProduct.Multiply(thisX, beta, out FieldLanes otherX);
            Span<ulong> entry = words.AsSpan(i * Coordinates * FieldLanes.Limbs * FieldLanes.Count);
            FieldLanes.Words(ref thisX).CopyTo(entry);
            FieldLanes.Words(ref otherX).CopyTo(entry[(FieldLanes.Limbs * FieldLanes.Count)..]);
            FieldLanes.Words(ref thisY).CopyTo(entry[(2 * FieldLanes.Limbs * FieldLanes.Count)..]);
        }

        return new LanesTable(words, FieldLanes.Count, laneStride: 1);
    }

    /// <summary>The points of one half of the scalars: each lane's multiple, by its digit.</summary>
    /// <param name="digits">An odd digit for each lane.</param>
    /// <param name="isSecond">Whether they are digits of second halves, which take β × x.</param>
    /// <param name="x">The points' x.</param>
    /// <param name="y">Their y, negated where the digit is negative.</param>
    public void Read(ReadOnlySpan<int> digits, bool isSecond, out FieldLanes x, out FieldLanes y)
    {
        Unsafe.SkipInit(out x);
        Unsafe.SkipInit(out y);
        Span<ulong> targetX = FieldLanes.Words(ref x);
        Span<ulong> targetY = FieldLanes.Words(ref y);
        Span<ulong> signs = stackalloc ulong[FieldLanes.Count];
        int coordinate = FieldLanes.Limbs * _limbStride;
        for (int lane = 0; lane < FieldLanes.Count; lane++)
        {
            int digit = digits[lane];
            signs[lane] = digit < 0 ? ulong.MaxValue : 0;
            ReadOnlySpan<ulong> entry =
                _words.AsSpan((Math.Abs(digit) / 2 * Coordinates * coordinate) + (lane * _laneStride));
            CopyLimbs(entry[(isSecond ? coordinate : 0)..], targetX[lane..]);
            CopyLimbs(entry[(2 * coordinate)..], targetY[lane..]);
        }

        FieldLanes.Subtract(default, 0, y, 0, out FieldLanes negated);
        FieldLanes.Select(Vector512.Create<ulong>(signs), negated, y, out y);
    }

    private void CopyLimbs(ReadOnlySpan<ulong> source, Span<ulong> target)
    {
        int from = 0;
        for (int to = 0; to < target.Length; to += FieldLanes.Count)
        {
            target[to] = source[from];
            from += _limbStride;
        }
    }

    // On the curve where twice the point has Z = 1 (that is: x and y times the square and the cube of its Z)
    // all sums are with that point. Their Z is multiplied back in the end.
    private static PointLanes[] OddMultiples(in FieldLanes x, in FieldLanes y, int count)
    {
        FieldLanes one = FieldLanes.Of(new Word256(1, 0, 0, 0));
        PointLanes[] multiples = new PointLanes[count];
        multiples[0] = new PointLanes { X = x, Y = y, Z = one };
        PointLanes twice = multiples[0];
        twice.Double();

        PointLanes sum = new() { Z = one };
        LanesProduct.Square(twice.Z, out FieldLanes power);
        LanesProduct.Multiply(x, power, out sum.X);
        LanesProduct.Multiply(power, twice.Z, out power);
        LanesProduct.Multiply(y, power, out sum.Y);
        for (int i = 1; i < count; i++)
        {
            sum.Add(twice.X, twice.Y);
            multiples[i] = sum;
            LanesProduct.Multiply(sum.Z, twice.Z, out multiples[i].Z);
        }

        return multiples;
    }

    private static void WriteLimbs(ref Span<ulong> target, in Word256 number)
    {
        for (int limb = 0; limb < FieldLanes.Limbs; limb++)
        {
            target[limb] = (ulong)number.Bits(limb * FieldLanes.LimbBits, FieldLanes.LimbBits);
        }

        target = target[FieldLanes.Limbs..];
    }

    private static Word256 Plain(in Word256 number) =>
        Montgomery<Secp256k1Prime>.Multiply(number, new Word256(1, 0, 0, 0));
}
