using System.Globalization;
using System.Numerics;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Suites;

// SM2 as GB/T 32918.2-2016 writes it down, over BigInteger and apart from libcrypto but for SM3: a second
// opinion.
internal static class Sm2Reference
{
    private static readonly BigInteger P =
        Read("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static readonly BigInteger A = P - 3;
    private static readonly BigInteger B =
        Read("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    private static readonly BigInteger N =
        Read("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static readonly (BigInteger X, BigInteger Y) G = (
        Read("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
        Read("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));

    public static BigInteger Order => N;

    public static byte[] PublicPoint(BigInteger d)
    {
        (BigInteger x, BigInteger y) = Times(d, G)!.Value;
        return [0x04, .. Bytes(x), .. Bytes(y)];
    }

    // §6.1, with a nonce that is given.
    public static byte[] Sign(BigInteger d, byte[] userId, byte[] message, BigInteger k)
    {
        BigInteger e = Digest(PublicPoint(d), userId, message);
        BigInteger r = (e + Times(k, G)!.Value.X) % N;
        BigInteger s = Mod(BigInteger.ModPow(1 + d, N - 2, N) * (k - (r * d)), N);
        return [.. Bytes(r), .. Bytes(s)];
    }

    // §7.1.
    public static bool Verify(byte[] point, byte[] userId, byte[] message, byte[] signature)
    {
        BigInteger r = new(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true);
        BigInteger s = new(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        BigInteger t = (r + s) % N;
        if (r.IsZero || r >= N || s.IsZero || s >= N || t.IsZero)
        {
            return false;
        }

        (BigInteger X, BigInteger Y) key = (
            new BigInteger(point.AsSpan(1, 32), isUnsigned: true, isBigEndian: true),
            new BigInteger(point.AsSpan(33, 32), isUnsigned: true, isBigEndian: true));
        (BigInteger X, BigInteger Y)? sum = Plus(Times(s, G), Times(t, key));
        return sum is not null && (Digest(point, userId, message) + sum.Value.X) % N == r;
    }

    public static byte[] Za(byte[] point, byte[] userId)
    {
        int bits = 8 * userId.Length;
        return Hashing.Sm3(
        [
            (byte)(bits >> 8), (byte)bits, .. userId,
            .. Bytes(A), .. Bytes(B), .. Bytes(G.X), .. Bytes(G.Y), .. point[1..],
        ]);
    }

    private static BigInteger Digest(byte[] point, byte[] userId, byte[] message) =>
        new(Hashing.Sm3([.. Za(point, userId), .. message]), isUnsigned: true, isBigEndian: true);

    private static (BigInteger X, BigInteger Y)? Times(BigInteger scalar, (BigInteger X, BigInteger Y) point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (long bit = scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Plus(sum, sum);
            sum = (scalar >> (int)bit).IsEven ? sum : Plus(sum, point);
        }

        return sum;
    }

    // Null is the point at infinity.
    private static (BigInteger X, BigInteger Y)? Plus(
        (BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a || right is not { } b)
        {
            return left ?? right;
        }

        if (a.X == b.X && Mod(a.Y + b.Y, P).IsZero)
        {
            return null;
        }

        BigInteger slope = a.X == b.X
            ? ((3 * a.X * a.X) + A) * BigInteger.ModPow(2 * a.Y, P - 2, P) % P
            : (b.Y - a.Y) * BigInteger.ModPow(Mod(b.X - a.X, P), P - 2, P) % P;
        BigInteger x = Mod((slope * slope) - a.X - b.X, P);
        return (x, Mod((slope * (a.X - x)) - a.Y, P));
    }

    private static BigInteger Mod(BigInteger value, BigInteger modulus)
    {
        BigInteger remainder = value % modulus;
        return remainder.Sign < 0 ? remainder + modulus : remainder;
    }

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[32];
        byte[] significant = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, bytes.Length - significant.Length);
        return bytes;
    }

    private static BigInteger Read(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
