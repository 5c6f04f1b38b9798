using Certs.Core.Documents;
using Certs.Core.Merkle;
using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>What a bridge statement says of the certificate that it is about: enough to fit no other.</summary>
/// <param name="Issuer">The agency that issued it.</param>
/// <param name="Leaf">
/// Its anchored leaf (<see cref="AnchorLeaf"/>), which commits to the payload and to every signature.
/// </param>
/// <param name="PayloadSha256">SHA-256 of its payload's bytes.</param>
/// <param name="PayloadSm3">
/// SM3 of its payload's bytes: two hashes, so that breaking one does not void the statement.
/// </param>
/// <param name="Suites">The suites of its signatures, ascending by number.</param>
public sealed record BridgedOriginal(
    AgencyId Issuer, Hash32 Leaf, Hash32 PayloadSha256, Hash32 PayloadSm3, IReadOnlyList<Suite> Suites)
{
    /// <summary>What a statement about <paramref name="document"/> has to say of it.</summary>
    public static BridgedOriginal Of(CertificateDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new BridgedOriginal(
            document.Payload.Issuer, document.ComputeLeaf(),
            new Hash32(Hashing.Sha256(document.PayloadBytes.Span)),
            new Hash32(Hashing.Sm3(document.PayloadBytes.Span)),
            [.. document.Signatures.Select(signature => signature.Suite)]);
    }

    /// <summary>
    /// The name of the first member in which <paramref name="other"/> differs; null: they are equal.
    /// </summary>
    public string? DifferenceTo(BridgedOriginal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Issuer != other.Issuer ? "issuer"
            : PayloadSha256 != other.PayloadSha256 || PayloadSm3 != other.PayloadSm3 ? "payload"
            : !Suites.SequenceEqual(other.Suites) ? "suites"
            : Leaf != other.Leaf ? "signatures"
            : null;
    }
}
