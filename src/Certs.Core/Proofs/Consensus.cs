namespace Certs.Core.Proofs;

/// <summary>How a chain's blocks are sealed. Pinned by the verifier; a header never chooses. Numbers never change.</summary>
public enum Consensus
{
    /// <summary>QBFT, of Besu and GoQuorum alike (EEA QBFT specification v1).</summary>
    Qbft = 1,

    /// <summary>IBFT 2.0 of Besu.</summary>
    Ibft2 = 2,

    /// <summary>A development chain: nobody seals its blocks, so nobody vouches for them.</summary>
    Unsealed = 3,
}
