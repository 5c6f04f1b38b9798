using Certs.Core.Suites;

namespace Certs.Core.Seals;

/// <summary>Who may apply a seal: certificates, or digests of certificates.</summary>
/// <param name="Entries">DER certificates, or digest values.</param>
/// <param name="AreDigests">
/// Whether the entries are digests (GB/T 38540-2020 certListType 2). Their type text is not looked at: an
/// entry of 32 bytes is compared with both the SM3 and the SHA-256 digest of a certificate.
/// </param>
public sealed record SealSigners(IReadOnlyList<ReadOnlyMemory<byte>> Entries, bool AreDigests)
{
    /// <summary>
    /// Whether a certificate is listed, byte for byte: a renewed certificate of the same signer is another
    /// one, and the seal must be made again for it.
    /// </summary>
    /// <param name="certificate">Its DER.</param>
    public bool Lists(ReadOnlySpan<byte> certificate)
    {
        ReadOnlySpan<byte> sm3 = AreDigests ? Hashing.Sm3(certificate) : [];
        ReadOnlySpan<byte> sha256 = AreDigests ? Hashing.Sha256(certificate) : [];
        foreach (ReadOnlyMemory<byte> entry in Entries)
        {
            if (AreDigests
                ? entry.Span.SequenceEqual(sm3) || entry.Span.SequenceEqual(sha256)
                : entry.Span.SequenceEqual(certificate))
            {
                return true;
            }
        }

        return false;
    }
}
