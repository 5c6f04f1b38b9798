namespace Certs.Core.Suites;

/// <summary>Why a key is not taken. The names are part of messages and never change.</summary>
public enum KeyRefusal
{
    /// <summary>
    /// Not the one DER encoding of a SubjectPublicKeyInfo, or of an unencrypted PKCS #8 key.
    /// </summary>
    Malformed = 1,

    /// <summary>The key's algorithm is not the suite's, for example RSA for ES256.</summary>
    WrongAlgorithm = 2,

    /// <summary>
    /// An elliptic-curve key on another curve, or with its curve written out instead of named.
    /// </summary>
    WrongCurve = 3,

    /// <summary>The point is compressed, hybrid, at infinity or of the wrong length.</summary>
    PointEncoding = 4,

    /// <summary>
    /// The coordinates are not below the field's prime or do not satisfy the curve's equation.
    /// </summary>
    NotOnCurve = 5,

    /// <summary>The Ed25519 point is of low order or has a low-order part.</summary>
    LowOrder = 6,

    /// <summary>The RSA modulus has fewer than 2048 bits.</summary>
    ModulusTooShort = 7,

    /// <summary>The RSA modulus has more than 4096 bits.</summary>
    ModulusTooLong = 8,

    /// <summary>The RSA exponent is even, below 65537 or above 2^32.</summary>
    Exponent = 9,

    /// <summary>
    /// The RSA modulus has a small factor, is a square, or has two factors close to each other.
    /// </summary>
    WeakModulus = 10,

    /// <summary>The RSA modulus has the fingerprint of ROCA (CVE-2017-15361).</summary>
    Roca = 11,

    /// <summary>
    /// The private key is out of range or does not belong to the public key that comes with it.
    /// </summary>
    PrivateKey = 12,
}
