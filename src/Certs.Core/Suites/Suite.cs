namespace Certs.Core.Suites;

/// <summary>
/// The closed list of signature suites. A suite is the whole recipe: key type, curve, hash, padding, salt and
/// user id. One key has exactly one suite for its whole life.
/// </summary>
/// <remarks>
/// The numbers leave the process (wire, database, chain, anchored leaf) and never change. There is no zero,
/// so that a forgotten suite cannot read as one. <see cref="SuiteTable"/> says what each one is.
/// </remarks>
public enum Suite : ushort
{
    /// <summary>ECDSA on P-256 with SHA-256; r‖s, 64 bytes (RFC 7518 §3.4).</summary>
    ES256 = 1,

    /// <summary>ECDSA on P-384 with SHA-384; r‖s, 96 bytes (RFC 7518 §3.4).</summary>
    ES384 = 2,

    /// <summary>RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes (RFC 7518 §3.5).</summary>
    PS256 = 3,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3).</summary>
    RS256 = 4,

    /// <summary>Ed25519, pure (RFC 8037 §3.1, RFC 8032 §5.1); 64 bytes. Ed448 is not meant.</summary>
    EdDSA = 5,

    /// <summary>
    /// SM2 with SM3 (GB/T 32918.2-2016, GB/T 32905-2016) and the user id <c>1234567812345678</c>
    /// (GB/T 35276-2017 §10); r‖s, 64 bytes. The <c>alg</c> name is private: JOSE has registered none.
    /// </summary>
    SM2 = 6,
}
