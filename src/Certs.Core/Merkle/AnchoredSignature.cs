using Certs.Core.Suites;

namespace Certs.Core.Merkle;

/// <summary>What an anchored leaf says about one signature.</summary>
/// <param name="Suite">The suite of the signature.</param>
/// <param name="Digest">
/// The SHA-256 hash value of <c>protected.payload.</c> in base64url and the signature's bytes, 32 bytes;
/// <see cref="Of"/> makes it.
/// </param>
public sealed record AnchoredSignature(Suite Suite, ReadOnlyMemory<byte> Digest)
{
    /// <summary>Hashes one signature together with what it signs.</summary>
    /// <param name="suite">The suite of the signature.</param>
    /// <param name="signingInput">
    /// <c>BASE64URL(protected).BASE64URL(payload)</c> in ASCII, as it was signed (RFC 7515 §5.1).
    /// </param>
    /// <param name="signature">The signature's bytes, not their base64url.</param>
    public static AnchoredSignature Of(
        Suite suite, ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        byte[] digest = new byte[Hashing.Sha256Length];
        Hashing.Sha256(signingInput, "."u8, signature, digest);
        return new AnchoredSignature(suite, digest);
    }
}
