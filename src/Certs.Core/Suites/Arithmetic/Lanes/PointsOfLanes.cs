using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Brings points out of tables, one for each lane, into the lanes.</summary>
internal static class PointsOfLanes
{
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
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<AffinePoint, ulong>(points);
        x = FieldLanes<TField>.From(Word(words, 0), Word(words, 1), Word(words, 2), Word(words, 3));
        y = FieldLanes<TField>.From(Word(words, 4), Word(words, 5), Word(words, 6), Word(words, 7));
        y.Negate(Vector512.Create(areNegated));
    }

    private static V Word(ReadOnlySpan<ulong> words, int word) => Vector512.Create(
        words[word], words[word + 8], words[word + 16], words[word + 24], words[word + 32], words[word + 40],
        words[word + 48], words[word + 56]);
}
