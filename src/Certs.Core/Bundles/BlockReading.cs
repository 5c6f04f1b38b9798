using Certs.Core.Proofs;

namespace Certs.Core.Bundles;

/// <summary>A header as it was read, before anything is proven.</summary>
/// <param name="Header">Its members.</param>
/// <param name="Sealed">The same with its seals; null on a chain without.</param>
internal sealed record BlockReading(ChainHeader Header, SealedHeader? Sealed)
{
    /// <summary>The block's hash.</summary>
    public Hash32 Hash => Sealed?.BlockHash ?? Header.HashAsIs();

    /// <summary>Reads a header as those of a trust file's chain are.</summary>
    /// <exception cref="ProofException">It is none.</exception>
    public static BlockReading Of(ReadOnlyMemory<byte> rlp, TrustFile trust)
    {
        if (trust.Consensus == Consensus.Unsealed)
        {
            return new BlockReading(ChainHeader.Read(rlp.Span, trust.UnknownMembers), null);
        }

        SealedHeader header = SealedHeader.Read(rlp.Span, trust.Consensus, trust.UnknownMembers);
        return new BlockReading(header.Header, header);
    }
}
