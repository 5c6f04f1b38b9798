namespace Certs.Core.Suites.Arithmetic;

/// <summary>
/// The public key behind an ECDSA signature over secp256k1: <paramref name="OfNonce"/> × the nonce point +
/// <paramref name="OfGenerator"/> × the generator (SEC 1 §4.1.6).
/// </summary>
/// <param name="X">The nonce point's x: r itself, since recovery ids 2 and 3 do not exist on
/// Ethereum.</param>
/// <param name="YParity">The lowest bit of its y.</param>
/// <param name="OfNonce">s / r.</param>
/// <param name="OfGenerator">−hash / r.</param>
internal readonly record struct RecoveryEquation(Word256 X, int YParity, Word256 OfNonce, Word256 OfGenerator)
{
    private const int WindowBits = 4;
    private const int Windows = 64;

    private static readonly GeneratorTable<Secp256k1Prime> Generator = new(Secp256k1Recovery.Generator);

    // (p + 1) / 4; the prime is 3 modulo 4.
    private static readonly Word256 RootExponent = new(
        0xFFFFFFFFBFFFFF0C, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x3FFFFFFFFFFFFFFF);

    private static readonly Word256 Seven = Montgomery<Secp256k1Prime>.From(new Word256(7, 0, 0, 0));

    /// <summary>The key's coordinates, 64 bytes; null when no key made the signature.</summary>
    public byte[]? Solve()
    {
        if (NoncePoint() is not { } nonce)
        {
            return null;
        }

        JacobianPoint<Secp256k1Prime> key = PointMultiple<Secp256k1Prime>.Of(nonce, OfNonce);
        Generator.AddTo(ref key, OddScalar.Of<Secp256k1Order>(OfGenerator));
        if (key.IsInfinity)
        {
            return null;
        }

        AffinePoint point = AffinePoints<Secp256k1Prime>.From([key])[0];
        return BytesOf(Plain(point.X), Plain(point.Y));
    }

    /// <summary>x‖y.</summary>
    /// <param name="x">Not in Montgomery form.</param>
    /// <param name="y">As <paramref name="x"/>.</param>
    public static byte[] BytesOf(in Word256 x, in Word256 y)
    {
        byte[] bytes = new byte[2 * Word256.Length];
        x.Write(bytes);
        y.Write(bytes.AsSpan(Word256.Length));
        return bytes;
    }

    private AffinePoint? NoncePoint()
    {
        Word256 x = Montgomery<Secp256k1Prime>.From(X);
        Word256 square = Montgomery<Secp256k1Prime>.Add(
            Montgomery<Secp256k1Prime>.Multiply(Montgomery<Secp256k1Prime>.Square(x), x), Seven);
        Word256 y = Power(square, RootExponent);
        if (!Montgomery<Secp256k1Prime>.Square(y).Equals(square))
        {
            return null;
        }

        AffinePoint point = new(x, y);
        return (int)(Plain(y).W0 & 1) == YParity ? point : point.Negate<Secp256k1Prime>();
    }

    private static Word256 Power(in Word256 number, in Word256 exponent)
    {
        Span<Word256> powers = stackalloc Word256[1 << WindowBits];
        powers[0] = Montgomery<Secp256k1Prime>.One;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = Montgomery<Secp256k1Prime>.Multiply(powers[i - 1], number);
        }

        Word256 result = Montgomery<Secp256k1Prime>.One;
        for (int window = Windows - 1; window >= 0; window--)
        {
            for (int bit = 0; bit < WindowBits; bit++)
            {
                result = Montgomery<Secp256k1Prime>.Square(result);
            }

            result = Montgomery<Secp256k1Prime>.Multiply(
                result, powers[exponent.Bits(window * WindowBits, WindowBits)]);
        }

        return result;
    }

    private static Word256 Plain(in Word256 number) =>
        Montgomery<Secp256k1Prime>.Multiply(number, new Word256(1, 0, 0, 0));
}
