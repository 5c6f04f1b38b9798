using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Brings points out of tables, one for each lane, into the lanes.</summary>
internal static class PointsOfLanes
{
    // Of two vectors the even pairs of words, or the odd ones.
    private const byte Even = 0b_10_00_10_00;
    private const byte Odd = 0b_11_01_11_01;

    /// <summary>Reads points.</summary>
    /// <typeparam name="TField">The prime of the curve.</typeparam>
    /// <param name="points">Eight.</param>
    /// <param name="areNegated">All ones for each point of which the opposite one is meant, else 0.</param>
    /// <param name="x">Gets their x, of 270 bits.</param>
    /// <param name="y">Gets their y, of 270 bits.</param>
    /// <remarks>A point is eight words, so this turns over a square of eight by eight.</remarks>
    public static void Read<TField>(
        ReadOnlySpan<AffinePoint> points, ReadOnlySpan<long> areNegated, out FieldLanes<TField> x,
        out FieldLanes<TField> y)
        where TField : struct, ILanesModulus
    {
        ReadOnlySpan<V> words = MemoryMarshal.Cast<AffinePoint, V>(points);
        Halves(words[0], words[1], out V even01, out V odd01);
        Halves(words[2], words[3], out V even23, out V odd23);
        Halves(words[4], words[5], out V even45, out V odd45);
        Halves(words[6], words[7], out V even67, out V odd67);
        Quarters(even01, even23, even45, even67, out V x0, out V x2, out V y0, out V y2);
        Quarters(odd01, odd23, odd45, odd67, out V x1, out V x3, out V y1, out V y3);
        x = FieldLanes<TField>.From(x0, x1, x2, x3);
        y = FieldLanes<TField>.From(y0, y1, y2, y3);
        y.Negate(Vector512.Create(areNegated));
    }

    private static void Halves(V left, V right, out V even, out V odd)
    {
        even = Avx512F.UnpackLow(left, right);
        odd = Avx512F.UnpackHigh(left, right);
    }

    private static void Quarters(
        V pair01, V pair23, V pair45, V pair67, out V word0, out V word2, out V word4, out V word6)
    {
        V even0123 = Avx512F.Shuffle4x128(pair01, pair23, Even);
        V odd0123 = Avx512F.Shuffle4x128(pair01, pair23, Odd);
        V even4567 = Avx512F.Shuffle4x128(pair45, pair67, Even);
        V odd4567 = Avx512F.Shuffle4x128(pair45, pair67, Odd);
        word0 = Avx512F.Shuffle4x128(even0123, even4567, Even);
        word4 = Avx512F.Shuffle4x128(even0123, even4567, Odd);
        word2 = Avx512F.Shuffle4x128(odd0123, odd4567, Even);
        word6 = Avx512F.Shuffle4x128(odd0123, odd4567, Odd);
    }
}
