namespace Certs.Core.Seals;

/// <summary>What is needed of an X.509 certificate (RFC 5280 §4.1) of a seal's maker or signer.</summary>
/// <remarks>
/// Its own signature is not verified: the maker is trusted by the digest of the certificate, and the maker
/// vouches for the signers by listing theirs.
/// </remarks>
public sealed record SealCertificate
{
    /// <summary>DER SubjectPublicKeyInfo, as received.</summary>
    public required ReadOnlyMemory<byte> Spki { get; init; }

    /// <summary>The serial number: the content of its INTEGER, big-endian.</summary>
    public required ReadOnlyMemory<byte> Serial { get; init; }

    /// <summary>The subject's last common name; null: it has none that is fit to be shown.</summary>
    public required string? CommonName { get; init; }

    /// <summary>The first moment of its validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>The last moment of its validity; included (RFC 5280 §4.1.2.5).</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>
    /// Whether its key may sign: there is no key usage, or it names digitalSignature or nonRepudiation (RFC
    /// 5280 §4.2.1.3).
    /// </summary>
    public required bool MaySign { get; init; }

    /// <summary>Whether a moment lies within its validity.</summary>
    public bool IsValidAt(DateTimeOffset moment) => NotBefore <= moment && moment <= NotAfter;
}
