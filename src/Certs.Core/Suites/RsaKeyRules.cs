using System.Formats.Asn1;
using System.Numerics;

namespace Certs.Core.Suites;

/// <summary>
/// What an RSA public key must be: rsaEncryption with NULL (RFC 8017 appendix A.1), a modulus of 2048 to 4096
/// bits that shows none of the known signs of a bad generator, an odd exponent of 65537 to 2^32.
/// </summary>
/// <remarks>
/// A key under id-RSASSA-PSS is refused: its parameters would be a second place that fixes the padding.
/// </remarks>
internal static class RsaKeyRules
{
    private const int MinBits = 2048;
    private const int MaxBits = 4096;

    private static readonly BigInteger MinExponent = 65537;
    private static readonly BigInteger MaxExponent = BigInteger.One << 32;

    /// <summary>Checks the key and returns its one canonical SubjectPublicKeyInfo.</summary>
    /// <exception cref="KeyRefusedException">A rule is broken; the reason says which.</exception>
    public static byte[] Check(Suite suite, PublicKeyInfo info)
    {
        if (info.Algorithm != Oids.Rsa)
        {
            throw new KeyRefusedException(suite, KeyRefusal.WrongAlgorithm);
        }

        if (!info.HasNull)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }

        (BigInteger modulus, BigInteger exponent) = Read(suite, info.Key);
        if (FirstFault(modulus, exponent) is { } fault)
        {
            throw new KeyRefusedException(suite, fault);
        }

        return PublicKeyInfo.Write(Oids.Rsa, curve: null, hasNull: true, info.Key.Span);
    }

    private static KeyRefusal? FirstFault(BigInteger modulus, BigInteger exponent)
    {
        if (modulus.Sign <= 0 || modulus.GetBitLength() < MinBits)
        {
            return KeyRefusal.ModulusTooShort;
        }

        if (modulus.GetBitLength() > MaxBits)
        {
            return KeyRefusal.ModulusTooLong;
        }

        if (exponent < MinExponent || exponent > MaxExponent || exponent.IsEven)
        {
            return KeyRefusal.Exponent;
        }

        if (WeakModulus.HasRocaFingerprint(modulus))
        {
            return KeyRefusal.Roca;
        }

        return WeakModulus.HasSmallFactor(modulus) || WeakModulus.HasCloseFactors(modulus)
            ? KeyRefusal.WeakModulus
            : null;
    }

    private static (BigInteger Modulus, BigInteger Exponent) Read(Suite suite, ReadOnlyMemory<byte> key)
    {
        try
        {
            AsnReader outer = new(key, AsnEncodingRules.DER);
            AsnReader numbers = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            BigInteger modulus = numbers.ReadInteger();
            BigInteger exponent = numbers.ReadInteger();
            numbers.ThrowIfNotEmpty();
            return (modulus, exponent);
        }
        catch (AsnContentException)
        {
            throw new KeyRefusedException(suite, KeyRefusal.Malformed);
        }
    }
}
