namespace Certs.Core.Suites;

/// <summary>The closed list of signature suites. The numbers are on the wire and on the chain and never change.</summary>
public enum Suite : ushort
{
    /// <summary>ECDSA with P-256 and SHA-256 (RFC 7518 §3.4).</summary>
    ES256 = 1,

    /// <summary>ECDSA with P-384 and SHA-384 (RFC 7518 §3.4).</summary>
    ES384 = 2,

    /// <summary>RSASSA-PSS with SHA-256 and MGF1 with SHA-256 (RFC 7518 §3.5).</summary>
    PS256 = 3,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3).</summary>
    RS256 = 4,

    /// <summary>Ed25519 (RFC 8037 §3.1).</summary>
    EdDSA = 5,

    /// <summary>SM2 with SM3 (GB/T 32918.2-2016), user id <c>1234567812345678</c>, r‖s.</summary>
    SM2 = 6,
}
