namespace Certs.Core.Verification;

/// <summary>What the chain's part of a verdict without a network rests on.</summary>
public enum OfflineBasis
{
    /// <summary>Blocks that their validators sealed, and proofs under their hashes.</summary>
    Seals = 1,

    /// <summary>The word of as many provinces as sign a trust file, for the facts as of a block.</summary>
    Provinces = 2,
}
