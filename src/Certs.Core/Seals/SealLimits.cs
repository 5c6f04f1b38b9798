namespace Certs.Core.Seals;

/// <summary>The largest of everything that an applied seal may hold. What is larger is refused.</summary>
/// <remarks>The structure has a fixed depth: nothing in it is read recursively.</remarks>
public static class SealLimits
{
    /// <summary>Bytes of an applied seal's DER: what fits into a string of 64 KiB as BASE64URL.</summary>
    public const int Bytes = 48 * 1024;

    /// <summary>Bytes of one certificate.</summary>
    public const int CertificateBytes = 8 * 1024;

    /// <summary>Signer certificates, or digests of them, in a seal.</summary>
    public const int Signers = 64;

    /// <summary>Extensions of a seal, of an applied seal, or of a certificate.</summary>
    public const int Extensions = 64;

    /// <summary>Characters of one text.</summary>
    public const int Text = 1024;

    /// <summary>Bytes of a signature value; RSA with 4096 bits has 512.</summary>
    public const int SignatureBytes = 1024;
}
