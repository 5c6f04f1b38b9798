using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Field = Certs.Core.Suites.Arithmetic.Lanes.FieldLanes<Certs.Core.Suites.Arithmetic.Secp256k1Prime>;
using Points = Certs.Core.Suites.Arithmetic.Lanes.PointLanes<Certs.Core.Suites.Arithmetic.Secp256k1Prime>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>The odd multiples 1, 3, 5 … of eight points of secp256k1, a point for each lane.</summary>
internal sealed class LanesTable
{
    private const int Coordinates = 3;
    private const int Words = LimbShape.Count * LimbShape.Lanes;

    // Of each multiple x, β × x and y.
    private readonly Field[] _coordinates;

    /// <param name="x">The points' x.</param>
    /// <param name="y">Their y.</param>
    /// <param name="count">How many odd multiples.</param>
    public LanesTable(in Field x, in Field y, int count)
    {
        Points[] multiples = OddMultiples(x, y, count);
        Field[] products = new Field[count];
        products[0] = multiples[0].Z;
        for (int i = 1; i < count; i++)
        {
            Field.Multiply(products[i - 1], multiples[i].Z, out products[i]);
        }

        // One division for all, as in AffinePoints.
        _coordinates = new Field[count * Coordinates];
        Field beta = Field.Of(Montgomery<Secp256k1Prime>.From(ScalarHalves.Beta));
        LanesPower.Invert(products[count - 1], out Field inverse);
        for (int i = count - 1; i >= 0; i--)
        {
            Field one = inverse;
            if (i > 0)
            {
                Field.Multiply(inverse, products[i - 1], out one);
                Field.Multiply(inverse, multiples[i].Z, out inverse);
            }

            Span<Field> coordinates = _coordinates.AsSpan(i * Coordinates, Coordinates);
            multiples[i].Divide(one, out coordinates[0], out coordinates[2]);
            Field.Multiply(coordinates[0], beta, out coordinates[1]);
        }
    }

    /// <summary>The points of one half of the scalars: each lane's multiple, by its digit.</summary>
    /// <param name="digits">An odd digit for each lane.</param>
    /// <param name="isSecond">Whether they are digits of second halves, which take β × x.</param>
    /// <param name="x">The points' x.</param>
    /// <param name="y">Their y, negated where the digit is negative.</param>
    public void Read(ReadOnlySpan<int> digits, bool isSecond, out Field x, out Field y)
    {
        Unsafe.SkipInit(out x);
        Unsafe.SkipInit(out y);
        ReadOnlySpan<long> source = MemoryMarshal.Cast<Field, long>(_coordinates);
        Span<long> targetX = MemoryMarshal.Cast<Field, long>(MemoryMarshal.CreateSpan(ref x, 1));
        Span<long> targetY = MemoryMarshal.Cast<Field, long>(MemoryMarshal.CreateSpan(ref y, 1));
        Span<long> signs = stackalloc long[LimbShape.Lanes];
        for (int lane = 0; lane < LimbShape.Lanes; lane++)
        {
            signs[lane] = digits[lane] < 0 ? -1 : 0;
            int entry = Math.Abs(digits[lane]) / 2 * Coordinates;
            ReadOnlySpan<long> sourceX = source.Slice((entry + (isSecond ? 1 : 0)) * Words, Words);
            ReadOnlySpan<long> sourceY = source.Slice((entry + 2) * Words, Words);
            for (int word = lane; word < Words; word += LimbShape.Lanes)
            {
                targetX[word] = sourceX[word];
                targetY[word] = sourceY[word];
            }
        }

        y.Negate(Vector512.Create<long>(signs));
    }

    // On the curve where twice the point has Z = 1 (that is: x and y times the square and the cube of its Z)
    // all sums are with that point. Their Z is multiplied back in the end.
    private static Points[] OddMultiples(in Field x, in Field y, int count)
    {
        Points[] multiples = new Points[count];
        multiples[0] = new Points { X = x, Y = y, Z = Field.One };
        Points twice = multiples[0];
        twice.Double();

        Points sum = new() { Z = Field.One };
        Field.Square(twice.Z, out Field power);
        Field.Multiply(x, power, out sum.X);
        Field.Multiply(power, twice.Z, out power);
        Field.Multiply(y, power, out sum.Y);
        for (int i = 1; i < count; i++)
        {
            sum.Add(twice.X, twice.Y);
            multiples[i] = sum;
            Field.Multiply(sum.Z, twice.Z, out multiples[i].Z);
        }

        return multiples;
    }
}
