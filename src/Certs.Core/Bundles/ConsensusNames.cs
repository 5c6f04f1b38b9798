using Certs.Core.Proofs;

namespace Certs.Core.Bundles;

/// <summary>How trust files name the ways of sealing.</summary>
internal static class ConsensusNames
{
    /// <summary>The name.</summary>
    public static ReadOnlySpan<byte> Of(Consensus consensus) => consensus switch
    {
        Consensus.Qbft => "QBFT"u8,
        Consensus.Ibft2 => "IBFT2"u8,
        Consensus.Unsealed => "UNSEALED"u8,
    };

    /// <summary>The way of sealing with this name; null: there is none.</summary>
    public static Consensus? Find(ReadOnlySpan<byte> name)
    {
        foreach (Consensus consensus in Enum.GetValues<Consensus>())
        {
            if (name.SequenceEqual(Of(consensus)))
            {
                return consensus;
            }
        }

        return null;
    }
}
