namespace Certs.Core.Suites.Arithmetic;

/// <summary>Computes the public key that made an ECDSA signature over secp256k1 (SEC 1 §4.1.6).</summary>
internal static class Secp256k1Recovery
{
    private const int WindowBits = 4;
    private const int Windows = 64;

    private static readonly GeneratorTable<Secp256k1Prime> Generator = new(AffinePoint.Read<Secp256k1Prime>(
        Convert.FromHexString(
            "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"
            + "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8")));

    // (p + 1) / 4; the prime is 3 modulo 4.
    private static readonly Word256 RootExponent = new(
        0xFFFFFFFFBFFFFF0C, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x3FFFFFFFFFFFFFFF);

    private static readonly Word256 Seven = Montgomery<Secp256k1Prime>.From(new Word256(7, 0, 0, 0));

    /// <summary>The key.</summary>
    /// <param name="hash">The hash that was signed, 32 bytes.</param>
    /// <param name="r">32 bytes, 1 to the order less one.</param>
    /// <param name="s">As <paramref name="r"/>.</param>
    /// <param name="yParity">The lowest bit of the nonce point's y.</param>
    /// <returns>The point's coordinates, 64 bytes; null when no key made the signature.</returns>
    public static byte[]? TryRecover(
        ReadOnlySpan<byte> hash, ReadOnlySpan<byte> r, ReadOnlySpan<byte> s, byte yParity)
    {
        // The nonce point's x is r itself, since recovery ids 2 and 3 do not exist on Ethereum.
        Word256 x = Word256.Read(r);
        if (PointOf(x, yParity) is not { } nonce)
        {
            return null;
        }

        // Q = r⁻¹(sR − zG). A product of a number in Montgomery form and one that is not is in it no more.
        Word256 inverse = Inverse<Secp256k1Order>.OfPlain(x);
        Word256 z = Montgomery<Secp256k1Order>.Reduce(Word256.Read(hash));
        Word256 ofGenerator = Montgomery<Secp256k1Order>.Subtract(
            default, Montgomery<Secp256k1Order>.Multiply(z, inverse));
        Word256 ofNonce = Montgomery<Secp256k1Order>.Multiply(Word256.Read(s), inverse);
        JacobianPoint<Secp256k1Prime> key = PointMultiple<Secp256k1Prime>.Of(nonce, ofNonce);
        Generator.AddTo(ref key, ofGenerator);
        return key.IsInfinity ? null : BytesOf(AffinePoints<Secp256k1Prime>.From([key])[0]);
    }

    private static AffinePoint? PointOf(in Word256 x, byte yParity)
    {
        Word256 ownX = Montgomery<Secp256k1Prime>.From(x);
        Word256 square = Montgomery<Secp256k1Prime>.Add(
            Montgomery<Secp256k1Prime>.Multiply(Montgomery<Secp256k1Prime>.Square(ownX), ownX), Seven);
        Word256 y = Power(square, RootExponent);
        if (!Montgomery<Secp256k1Prime>.Square(y).Equals(square))
        {
            return null;
        }

        AffinePoint point = new(ownX, y);
        return (int)(Plain(y).W0 & 1) == yParity ? point : point.Negate<Secp256k1Prime>();
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

    private static byte[] BytesOf(in AffinePoint point)
    {
        byte[] bytes = new byte[2 * Word256.Length];
        Plain(point.X).Write(bytes);
        Plain(point.Y).Write(bytes.AsSpan(Word256.Length));
        return bytes;
    }

    private static Word256 Plain(in Word256 number) =>
        Montgomery<Secp256k1Prime>.Multiply(number, new Word256(1, 0, 0, 0));
}
