using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<ulong>;

namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>Products of <see cref="FieldLanes"/>.</summary>
/// <remarks>
/// The 19 columns of the schoolbook first: ten products of numbers just above 2^26 stay below 2^56. Then the
/// upper columns are carried to 26 bits and folded to the lower ones, since 2^260 is 2^36 + 0x3D10 modulo the
/// prime.
/// </remarks>
internal static class LanesProduct
{
    /// <summary>a × b. The result may be kept where one of them was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in FieldLanes a, in FieldLanes b, out FieldLanes result)
    {
        V a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        V a5 = a[5], a6 = a[6], a7 = a[7], a8 = a[8], a9 = a[9];
        V b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4];
        V b5 = b[5], b6 = b[6], b7 = b[7], b8 = b[8], b9 = b[9];

        V c0 = (a0 * b0);
        V c1 = (a0 * b1) + (a1 * b0);
        V c2 = (a0 * b2) + (a1 * b1) + (a2 * b0);
        V c3 = (a0 * b3) + (a1 * b2) + (a2 * b1) + (a3 * b0);
        V c4 = (a0 * b4) + (a1 * b3) + (a2 * b2) + (a3 * b1) + (a4 * b0);
        V c5 = (a0 * b5) + (a1 * b4) + (a2 * b3) + (a3 * b2) + (a4 * b1) + (a5 * b0);
        V c6 = (a0 * b6) + (a1 * b5) + (a2 * b4) + (a3 * b3) + (a4 * b2) + (a5 * b1) + (a6 * b0);
        V c7 = (a0 * b7) + (a1 * b6) + (a2 * b5) + (a3 * b4) + (a4 * b3) + (a5 * b2) + (a6 * b1)
            + (a7 * b0);
        V c8 = (a0 * b8) + (a1 * b7) + (a2 * b6) + (a3 * b5) + (a4 * b4) + (a5 * b3) + (a6 * b2)
            + (a7 * b1) + (a8 * b0);
        V c9 = (a0 * b9) + (a1 * b8) + (a2 * b7) + (a3 * b6) + (a4 * b5) + (a5 * b4) + (a6 * b3)
            + (a7 * b2) + (a8 * b1) + (a9 * b0);
        V c10 = (a1 * b9) + (a2 * b8) + (a3 * b7) + (a4 * b6) + (a5 * b5) + (a6 * b4) + (a7 * b3)
            + (a8 * b2) + (a9 * b1);
        V c11 = (a2 * b9) + (a3 * b8) + (a4 * b7) + (a5 * b6) + (a6 * b5) + (a7 * b4) + (a8 * b3)
            + (a9 * b2);
        V c12 = (a3 * b9) + (a4 * b8) + (a5 * b7) + (a6 * b6) + (a7 * b5) + (a8 * b4) + (a9 * b3);
        V c13 = (a4 * b9) + (a5 * b8) + (a6 * b7) + (a7 * b6) + (a8 * b5) + (a9 * b4);
        V c14 = (a5 * b9) + (a6 * b8) + (a7 * b7) + (a8 * b6) + (a9 * b5);
        V c15 = (a6 * b9) + (a7 * b8) + (a8 * b7) + (a9 * b6);
        V c16 = (a7 * b9) + (a8 * b8) + (a9 * b7);
        V c17 = (a8 * b9) + (a9 * b8);
        V c18 = (a9 * b9);
        Fold(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, out result);
    }

    /// <summary>a × a. The result may be kept where a was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Square(in FieldLanes a, out FieldLanes result)
    {
        V a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3], a4 = a[4];
        V a5 = a[5], a6 = a[6], a7 = a[7], a8 = a[8], a9 = a[9];
        V d0 = a0 << 1, d1 = a1 << 1, d2 = a2 << 1, d3 = a3 << 1, d4 = a4 << 1;
        V d5 = a5 << 1, d6 = a6 << 1, d7 = a7 << 1, d8 = a8 << 1;

        V c0 = (a0 * a0);
        V c1 = (d0 * a1);
        V c2 = (d0 * a2) + (a1 * a1);
        V c3 = (d0 * a3) + (d1 * a2);
        V c4 = (d0 * a4) + (d1 * a3) + (a2 * a2);
        V c5 = (d0 * a5) + (d1 * a4) + (d2 * a3);
        V c6 = (d0 * a6) + (d1 * a5) + (d2 * a4) + (a3 * a3);
        V c7 = (d0 * a7) + (d1 * a6) + (d2 * a5) + (d3 * a4);
        V c8 = (d0 * a8) + (d1 * a7) + (d2 * a6) + (d3 * a5) + (a4 * a4);
        V c9 = (d0 * a9) + (d1 * a8) + (d2 * a7) + (d3 * a6) + (d4 * a5);
        V c10 = (d1 * a9) + (d2 * a8) + (d3 * a7) + (d4 * a6) + (a5 * a5);
        V c11 = (d2 * a9) + (d3 * a8) + (d4 * a7) + (d5 * a6);
        V c12 = (d3 * a9) + (d4 * a8) + (d5 * a7) + (a6 * a6);
        V c13 = (d4 * a9) + (d5 * a8) + (d6 * a7);
        V c14 = (d5 * a9) + (d6 * a8) + (a7 * a7);
        V c15 = (d6 * a9) + (d7 * a8);
        V c16 = (d7 * a9) + (a8 * a8);
        V c17 = (d8 * a9);
        V c18 = (a9 * a9);
        Fold(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, out result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(
        V c0, V c1, V c2, V c3, V c4, V c5, V c6, V c7, V c8, V c9,
        V c10, V c11, V c12, V c13, V c14, V c15, V c16, V c17, V c18, out FieldLanes result)
    {
        V mask = Vector512.Create(FieldLanes.LimbMask);
        V low = Vector512.Create(0x3D10UL);
        c11 += c10 >> 26;
        c10 &= mask;
        c12 += c11 >> 26;
        c11 &= mask;
        c13 += c12 >> 26;
        c12 &= mask;
        c14 += c13 >> 26;
        c13 &= mask;
        c15 += c14 >> 26;
        c14 &= mask;
        c16 += c15 >> 26;
        c15 &= mask;
        c17 += c16 >> 26;
        c16 &= mask;
        c18 += c17 >> 26;
        c17 &= mask;
        V c19 = c18 >> 26;
        c18 &= mask;

        // Column 19 stands for columns 9 and 10, and the tenth of those for 0 and 1 again.
        c0 += c10 * low;
        c1 += (c11 * low) + (c10 << 10);
        c2 += (c12 * low) + (c11 << 10);
        c3 += (c13 * low) + (c12 << 10);
        c4 += (c14 * low) + (c13 << 10);
        c5 += (c15 * low) + (c14 << 10);
        c6 += (c16 * low) + (c15 << 10);
        c7 += (c17 * low) + (c16 << 10);
        c8 += (c18 * low) + (c17 << 10);
        c9 += (c19 * low) + (c18 << 10);
        c0 += c19 * Vector512.Create(0x3D10UL << 10);
        c1 += c19 << 20;

        c1 += c0 >> 26;
        c2 += c1 >> 26;
        c3 += c2 >> 26;
        c4 += c3 >> 26;
        c5 += c4 >> 26;
        c6 += c5 >> 26;
        c7 += c6 >> 26;
        c8 += c7 >> 26;
        c9 += c8 >> 26;
        V top = c9 >> 26;
        c0 = (c0 & mask) + (top * low);
        c1 = (c1 & mask) + (top << 10) + (c0 >> 26);
        Unsafe.SkipInit(out result);
        result[0] = c0 & mask;
        result[1] = c1 & mask;
        result[2] = (c2 & mask) + (c1 >> 26);
        result[3] = c3 & mask;
        result[4] = c4 & mask;
        result[5] = c5 & mask;
        result[6] = c6 & mask;
        result[7] = c7 & mask;
        result[8] = c8 & mask;
        result[9] = c9 & mask;
    }
}
