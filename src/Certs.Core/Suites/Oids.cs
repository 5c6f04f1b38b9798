namespace Certs.Core.Suites;

/// <summary>Object identifiers of key types, dotted.</summary>
internal static class Oids
{
    /// <summary>id-ecPublicKey, RFC 5480 §2.1.1.</summary>
    public const string EcPublicKey = "1.2.840.10045.2.1";

    /// <summary>The curve secp256r1, RFC 5480 §2.1.1.1.</summary>
    public const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>The curve secp384r1, RFC 5480 §2.1.1.1.</summary>
    public const string P384 = "1.3.132.0.34";

    /// <summary>The SM2 curve, GM/T 0006-2012.</summary>
    public const string Sm2 = "1.2.156.10197.1.301";

    /// <summary>rsaEncryption, RFC 8017 appendix A.1.</summary>
    public const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>id-Ed25519, RFC 8410 §3.</summary>
    public const string Ed25519 = "1.3.101.112";
}
