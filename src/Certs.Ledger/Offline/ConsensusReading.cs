using Certs.Core.Proofs;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Finds out how a chain seals its blocks: the blocks themselves tell.</summary>
internal static class ConsensusReading
{
    /// <summary>How a header that the node gave is sealed.</summary>
    /// <param name="network">The chain; a development chain seals nothing.</param>
    /// <param name="header">Any header but the first.</param>
    public static Consensus Of(NetworkFile network, WholeHeader header) =>
        network.IsDevelopment ? Consensus.Unsealed
        : IsOf(header, Consensus.Qbft) ? Consensus.Qbft
        : IsOf(header, Consensus.Ibft2) ? Consensus.Ibft2
        : Consensus.Unsealed;

    private static bool IsOf(WholeHeader header, Consensus consensus)
    {
        try
        {
            return SealedHeader.Read(header.Rlp.Span, consensus, UnknownMembers.Refused).BlockHash
                == header.Header.Hash;
        }
        catch (ProofException)
        {
            return false;
        }
    }
}
