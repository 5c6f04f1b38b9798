namespace Certs.Core.Verification;

/// <summary>What shows, without a network, that a chain has a block at a height. Numbers never change.</summary>
public enum ProvenBy
{
    /// <summary>As many validators sealed it as have to. The proof is its header with the seals, in RLP.</summary>
    Seals = 1,

    /// <summary>
    /// As many provinces signed for it as sign trust files. The proof is the checkpoint with their signatures.
    /// </summary>
    Provinces = 2,

    /// <summary>A trust file vouches for it. The proof is that file, which stands elsewhere.</summary>
    TrustFile = 3,
}
