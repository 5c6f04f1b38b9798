using System.Globalization;
using System.Numerics;
using Certs.Core.Suites;

namespace Certs.Core.Tests.Suites.Arithmetic;

// A curve y² = x³ − 3x + b as the schoolbook has it, over BigInteger: a second opinion. Null is infinity.
internal sealed record CurveReference(
    Suite Suite, BigInteger Prime, BigInteger Order, (BigInteger X, BigInteger Y) Generator)
{
    public static CurveReference P256 { get; } = new(
        Suite.ES256,
        Read("FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF"),
        Read("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
        (Read("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"),
            Read("4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5")));

    public static CurveReference Sm2 { get; } = new(
        Suite.SM2,
        Read("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF"),
        Read("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123"),
        (Read("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
            Read("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0")));

    public (BigInteger X, BigInteger Y)? Times(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (long bit = scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Plus(sum, sum);
            sum = (scalar >> (int)bit).IsEven ? sum : Plus(sum, point);
        }

        return sum;
    }

    public (BigInteger X, BigInteger Y)? Plus((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } a || right is not { } b)
        {
            return left ?? right;
        }

        if (a.X == b.X && (a.Y + b.Y).Mod(Prime).IsZero)
        {
            return null;
        }

        BigInteger slope = a.X == b.X
            ? 3 * (BigInteger.Pow(a.X, 2) - 1) * Inverse(2 * a.Y, Prime)
            : (b.Y - a.Y) * Inverse(b.X - a.X, Prime);
        BigInteger x = ((slope * slope) - a.X - b.X).Mod(Prime);
        return (x, ((slope * (a.X - x)) - a.Y).Mod(Prime));
    }

    public VerificationKey Key(BigInteger d) => VerificationKey.Import(Suite, Spki(d));

    public VerificationKey NativeKey(BigInteger d) => VerificationKey.ImportNative(Suite, Spki(d));

    public byte[] Point(BigInteger d)
    {
        (BigInteger x, BigInteger y) = Times(d, Generator)!.Value;
        return [0x04, .. x.ToBytes(), .. y.ToBytes()];
    }

    public static BigInteger Inverse(BigInteger number, BigInteger modulus) =>
        BigInteger.ModPow(number.Mod(modulus), modulus - 2, modulus);

    private byte[] Spki(BigInteger d) => PublicKeyInfo.Write(
        Oids.EcPublicKey, Suite == Suite.SM2 ? Oids.Sm2 : Oids.P256, hasNull: false, Point(d));

    private static BigInteger Read(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
