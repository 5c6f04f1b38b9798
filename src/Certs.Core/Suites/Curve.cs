using System.Globalization;
using System.Numerics;
using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// A short Weierstrass curve y² = x³ + ax + b over a prime field, of prime order (cofactor 1): every point
/// but infinity generates the whole group, so "on the curve" is all there is to check about a public key.
/// </summary>
internal sealed class Curve
{
    private readonly byte[] _order;
    private readonly BigInteger _a;
    private readonly BigInteger _b;
    private readonly BigInteger _prime;

    private Curve(string oid, string name, HashFunction hash, string prime, string a, string b, string order)
    {
        Oid = oid;
        Name = name;
        Hash = hash;
        _prime = Read(prime);
        _a = Read(a);
        _b = Read(b);
        _order = Convert.FromHexString(order);
    }

    /// <summary>NIST P-256 with SHA-256; SP 800-186 §3.2.1.3.</summary>
    public static Curve P256 { get; } = new(
        Oids.P256, "P-256", HashFunction.Sha256,
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC",
        "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B",
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    /// <summary>NIST P-384 with SHA-384; SP 800-186 §3.2.1.4.</summary>
    public static Curve P384 { get; } = new(
        Oids.P384, "P-384", HashFunction.Sha384,
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFC",
        "B3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973");

    /// <summary>The SM2 curve with SM3; GB/T 32918.5-2017 §2.</summary>
    public static Curve Sm2 { get; } = new(
        Oids.Sm2, "SM2", HashFunction.Sm3,
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF",
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC",
        "28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93",
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");

    /// <summary>The object identifier of the curve, dotted.</summary>
    public string Oid { get; }

    /// <summary>The name under which libcrypto knows the curve.</summary>
    public string Name { get; }

    /// <summary>The hash function that is used with this curve, and no other.</summary>
    public HashFunction Hash { get; }

    /// <summary>The length of a coordinate, and of each half of a signature, in bytes.</summary>
    public int FieldBytes => _order.Length;

    /// <summary>The length of an uncompressed point 04‖x‖y in bytes.</summary>
    public int PointBytes => 1 + (2 * FieldBytes);

    /// <summary>
    /// Whether big-endian <paramref name="half"/> of a signature, of <see cref="FieldBytes"/> bytes, lies in
    /// 1 to n−1.
    /// </summary>
    public bool IsScalar(ReadOnlySpan<byte> half) =>
        half.IndexOfAnyExcept((byte)0) >= 0 && half.SequenceCompareTo(_order) < 0;

    /// <summary>Whether both coordinates are below the prime and satisfy the equation.</summary>
    public bool Contains(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        BigInteger px = new(x, isUnsigned: true, isBigEndian: true);
        BigInteger py = new(y, isUnsigned: true, isBigEndian: true);
        return px < _prime
            && py < _prime
            && ((py * py) - (((px * px) + _a) * px) - _b) % _prime == BigInteger.Zero;
    }

    private static BigInteger Read(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
