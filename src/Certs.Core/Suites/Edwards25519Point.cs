using System.Globalization;
using System.Numerics;

namespace Certs.Core.Suites;

/// <summary>
/// A point of edwards25519 (RFC 8032 §5.1) in extended coordinates x = X/Z, y = Y/Z, xy = T/Z. Only for
/// checking public keys: slow, and not in constant time.
/// </summary>
internal sealed record Edwards25519Point
{
    private static readonly BigInteger P = (BigInteger.One << 255) - 19;

    private static readonly BigInteger L = (BigInteger.One << 252)
        + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    // -121665/121666 modulo P.
    private static readonly BigInteger D = Modulo(-121665 * BigInteger.ModPow(121666, P - 2, P));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (P - 1) / 4, P);
    private static readonly Edwards25519Point Identity = new(0, 1, 1, 0);

    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly BigInteger _z;
    private readonly BigInteger _t;

    private Edwards25519Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t)
    {
        _x = x;
        _y = y;
        _z = z;
        _t = t;
    }

    /// <summary>
    /// Reads 32 bytes; null when they are no point or not its one encoding (y ≥ P, or the sign of x = 0 set).
    /// RFC 8032 §5.1.3.
    /// </summary>
    public static Edwards25519Point? Decode(ReadOnlySpan<byte> encoded)
    {
        BigInteger number = new(encoded, isUnsigned: true);
        bool isOdd = !(number >> 255).IsZero;
        BigInteger y = number & ((BigInteger.One << 255) - 1);
        if (y >= P)
        {
            return null;
        }

        BigInteger ySquared = y * y % P;
        BigInteger u = Modulo(ySquared - 1);
        BigInteger v = ((D * ySquared) + 1) % P;
        if (SquareRoot(u * BigInteger.ModPow(v, P - 2, P) % P) is not { } x || (x.IsZero && isOdd))
        {
            return null;
        }

        x = x.IsEven == isOdd ? P - x : x;
        return new Edwards25519Point(x, y, 1, x * y % P);
    }

    /// <summary>
    /// Whether the point has the order L: not the identity, and without a part of order 2, 4 or 8.
    /// </summary>
    public bool HasPrimeOrder() => !IsIdentity() && Times(L).IsIdentity();

    private bool IsIdentity() => _x.IsZero && _y == _z;

    private Edwards25519Point Times(BigInteger scalar)
    {
        Edwards25519Point sum = Identity;
        for (long bit = scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = sum.Plus(sum);
            sum = (scalar >> (int)bit).IsEven ? sum : sum.Plus(this);
        }

        return sum;
    }

    // RFC 8032 §5.1.4, complete: also right for doubling and for the identity.
    private Edwards25519Point Plus(Edwards25519Point other)
    {
        BigInteger a = (_y - _x) * (other._y - other._x) % P;
        BigInteger b = (_y + _x) * (other._y + other._x) % P;
        BigInteger c = _t * 2 * D % P * other._t % P;
        BigInteger d = _z * 2 * other._z % P;
        BigInteger e = b - a;
        BigInteger f = d - c;
        BigInteger g = d + c;
        BigInteger h = b + a;
        return new Edwards25519Point(Modulo(e * f), Modulo(g * h), Modulo(f * g), Modulo(e * h));
    }

    private static BigInteger? SquareRoot(BigInteger value)
    {
        BigInteger root = BigInteger.ModPow(value, (P + 3) / 8, P);
        BigInteger square = root * root % P;
        if (square == value)
        {
            return root;
        }

        return square == Modulo(-value) ? root * RootOfMinusOne % P : null;
    }

    private static BigInteger Modulo(BigInteger value)
    {
        BigInteger remainder = value % P;
        return remainder.Sign < 0 ? remainder + P : remainder;
    }
}
