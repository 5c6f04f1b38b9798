namespace Certs.Core.Suites.Arithmetic.Lanes;

/// <summary>
/// A scalar k of secp256k1 as first + second × λ modulo the order, two odd numbers below 5 × 2^128 with
/// signs.
/// </summary>
/// <remarks>
/// <para>λ × (x, y) is (β × x, y), so a multiple of a point needs half of the doublings (Gallant, Lambert,
/// Vanstone, "Faster Point Multiplication on Elliptic Curves with Efficient Endomorphisms", 2001).</para>
/// <para>(a1, b1) and (a2, b2) are short vectors with a + b × λ = 0: what is taken of them away from (k, 0)
/// leaves short halves, and one more of each makes the halves odd: only a2 is even.</para>
/// </remarks>
/// <param name="First">The first half.</param>
/// <param name="Second">The second half.</param>
internal readonly record struct ScalarHalves(OddScalar First, OddScalar Second)
{
    /// <summary>Where the highest digit begins, whatever the width.</summary>
    public const int HighestPlace = 128;

    /// <summary>A cube root of one modulo the prime, not in Montgomery form.</summary>
    public static readonly Word256 Beta = new(
        0xC1396C28719501EE, 0x9CF0497512F58995, 0x6E64479EAC3434E9, 0x7AE96A2B657C0710);

    // A cube root of one modulo the order.
    private static readonly Word256 Lambda = Montgomery<Secp256k1Order>.From(new Word256(
        0xDF02967C1B23BD72, 0x122E22EA20816678, 0xA5261C028812645A, 0x5363AD4CC05C30E0));

    private static readonly UInt128 A1 = new(0x3086D221A7D46BCD, 0xE86C90E49284EB15);
    private static readonly UInt128 MinusB1 = new(0xE4437ED6010E8828, 0x6F547FA90ABFE4C3);
    private static readonly Word256 WideA1 = Wide(A1);
    private static readonly Word256 WideA2 = new(0x57C1108D9D44CFD8, 0x14CA50F7A8E2F3F6, 1, 0);
    private static readonly Word256 WideMinusB1 = Wide(MinusB1);
    private static readonly Word256 FormOfA1 = Montgomery<Secp256k1Order>.From(WideA1);
    private static readonly Word256 FormOfMinusB1 = Montgomery<Secp256k1Order>.From(WideMinusB1);

    /// <summary>The halves.</summary>
    /// <param name="scalar">Below the order.</param>
    public static ScalarHalves Of(in Word256 scalar)
    {
        // b2 is a1, and the order so near to 2^256 that upper halves tell how often each vector fits.
        UInt128 upper = new(scalar.W3, scalar.W2);
        Word256 second = Montgomery<Secp256k1Order>.Subtract(
            Montgomery<Secp256k1Order>.Multiply(Wide(High(upper, A1)), FormOfMinusB1),
            Montgomery<Secp256k1Order>.Multiply(Wide(High(upper, MinusB1)), FormOfA1));
        Word256 first = Montgomery<Secp256k1Order>.Subtract(
            scalar, Montgomery<Secp256k1Order>.Multiply(second, Lambda));
        if (IsEven(Sign(first).Magnitude))
        {
            first = Montgomery<Secp256k1Order>.Add(first, WideA1);
            second = Montgomery<Secp256k1Order>.Subtract(second, WideMinusB1);
        }

        if (IsEven(Sign(second).Magnitude))
        {
            first = Montgomery<Secp256k1Order>.Add(first, WideA2);
            second = Montgomery<Secp256k1Order>.Add(second, WideA1);
        }

        return new ScalarHalves(Sign(first), Sign(second));
    }

    // A number modulo the order as one of the least magnitude.
    private static OddScalar Sign(in Word256 number) => (number.W3 >> 63) != 0
        ? new OddScalar(Word256.Subtract(Montgomery<Secp256k1Order>.Modulus, number, out _), IsNegative: true)
        : new OddScalar(number, IsNegative: false);

    private static bool IsEven(in Word256 number) => (number.W0 & 1) == 0;

    private static Word256 Wide(UInt128 number) => new(Low(number), Low(number >> 64), 0, 0);

    // The upper half of a product.
    private static UInt128 High(UInt128 left, UInt128 right)
    {
        ulong l0 = Low(left);
        ulong l1 = Low(left >> 64);
        ulong r0 = Low(right);
        ulong r1 = Low(right >> 64);
        UInt128 cross = (Math.BigMul(l0, r0) >> 64) + Math.BigMul(l1, r0);
        UInt128 other = Math.BigMul(l0, r1) + Low(cross);
        return Math.BigMul(l1, r1) + (cross >> 64) + (other >> 64);
    }

    private static ulong Low(UInt128 number) => unchecked((ulong)number);
}
