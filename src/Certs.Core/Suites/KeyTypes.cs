using Certs.Core.Suites.Arithmetic;
using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>Everything that differs from suite to suite, in one place, total over the closed list.</summary>
internal static class KeyTypes
{
    /// <summary>The curve of an elliptic-curve suite; null for RSA and Ed25519.</summary>
    public static Curve? CurveOf(Suite suite) => suite switch
    {
        Suite.ES256 => Curve.P256,
        Suite.ES384 => Curve.P384,
        Suite.SM2 => Curve.Sm2,
        Suite.PS256 or Suite.RS256 or Suite.EdDSA => null,
    };

    /// <summary>
    /// Checks a public key by the rules of the suite and returns its one canonical encoding.
    /// </summary>
    /// <exception cref="KeyRefusedException">A rule is broken; the reason says which.</exception>
    public static byte[] Check(Suite suite, PublicKeyInfo info) => suite switch
    {
        Suite.ES256 => EcKeyRules.Check(suite, Curve.P256, info),
        Suite.ES384 => EcKeyRules.Check(suite, Curve.P384, info),
        Suite.SM2 => EcKeyRules.Check(suite, Curve.Sm2, info),
        Suite.PS256 or Suite.RS256 => RsaKeyRules.Check(suite, info),
        Suite.EdDSA => Ed25519KeyRules.Check(suite, info),
    };

    /// <summary>The type under which libcrypto must have loaded a key of the suite.</summary>
    public static string NativeType(Suite suite) => suite switch
    {
        Suite.ES256 or Suite.ES384 => "EC",
        Suite.SM2 => "SM2",
        Suite.PS256 or Suite.RS256 => "RSA",
        Suite.EdDSA => "ED25519",
    };

    /// <summary>What verifies with <paramref name="key"/> the fastest.</summary>
    /// <param name="suite">The suite of the key.</param>
    /// <param name="key">The key, already checked.</param>
    /// <param name="bits">The content of the BIT STRING of the key's SubjectPublicKeyInfo.</param>
    public static IVerifier MakeVerifier(Suite suite, KeyHandle key, ReadOnlySpan<byte> bits) => suite switch
    {
        Suite.ES256 => new EcdsaArithmetic(bits),
        Suite.SM2 => new Sm2Arithmetic(bits),
        Suite.ES384 or Suite.PS256 or Suite.RS256 or Suite.EdDSA => MakeNativeVerifier(suite, key, bits),
    };

    /// <summary>What verifies with <paramref name="key"/> by libcrypto alone.</summary>
    /// <param name="suite">The suite of the key.</param>
    /// <param name="key">The key, already checked.</param>
    /// <param name="bits">The content of the BIT STRING of the key's SubjectPublicKeyInfo.</param>
    public static IVerifier MakeNativeVerifier(
        Suite suite, KeyHandle key, ReadOnlySpan<byte> bits) => suite switch
        {
            Suite.ES256 => new EcVerifier(key, Curve.P256, new EcDigest(Curve.P256, bits)),
            Suite.ES384 => new EcVerifier(key, Curve.P384, new EcDigest(Curve.P384, bits)),
            Suite.SM2 => new EcVerifier(key, Curve.Sm2, new EcDigest(Curve.Sm2, bits)),
            Suite.PS256 or Suite.RS256 => new RsaVerifier(suite, key, LibCrypto.EVP_PKEY_get_size(key)),
            Suite.EdDSA => new Ed25519Verifier(key),
        };

    /// <summary>What signs with <paramref name="key"/>.</summary>
    /// <param name="suite">The suite of the key.</param>
    /// <param name="key">The private key, already checked.</param>
    /// <param name="bits">The content of the BIT STRING of the public key's SubjectPublicKeyInfo.</param>
    public static ISigner MakeSigner(Suite suite, KeyHandle key, ReadOnlySpan<byte> bits) => suite switch
    {
        Suite.ES256 => new EcSigner(key, Curve.P256, new EcDigest(Curve.P256, bits)),
        Suite.ES384 => new EcSigner(key, Curve.P384, new EcDigest(Curve.P384, bits)),
        Suite.SM2 => new EcSigner(key, Curve.Sm2, new EcDigest(Curve.Sm2, bits)),
        Suite.PS256 or Suite.RS256 => new RsaSigner(suite, key, LibCrypto.EVP_PKEY_get_size(key)),
        Suite.EdDSA => new Ed25519Signer(key),
    };
}
