namespace Certs.Core.Proofs;

/// <summary>Why bytes offered as evidence of the chain prove nothing. Numbers never change.</summary>
public enum ProofRule
{
    /// <summary>Not the one RLP encoding of what is expected.</summary>
    Encoding = 1,

    /// <summary>A trie node does not hash to what its parent, or the root, names.</summary>
    NodeHash = 2,

    /// <summary>The way to the key needs a node that is not there.</summary>
    NodeMissing = 3,

    /// <summary>A node is there that the way to the key does not need.</summary>
    NodeUnused = 4,

    /// <summary>A trie node is neither branch, extension nor leaf, or its path is badly encoded.</summary>
    NodeShape = 5,

    /// <summary>The proven value is not of the form that its place calls for.</summary>
    ValueShape = 6,

    /// <summary>A header has too few members, or members that no known fork has.</summary>
    HeaderShape = 7,

    /// <summary>The header's extra data is not that of the pinned consensus.</summary>
    ExtraData = 8,

    /// <summary>A seal is not 65 bytes of a signature with a low s and a parity of 0 or 1.</summary>
    SealShape = 9,

    /// <summary>Two seals are by one validator.</summary>
    SealTwice = 10,

    /// <summary>A seal is by nobody of the set that is valid for the header.</summary>
    SealForeign = 11,

    /// <summary>Fewer seals than ⌈2n/3⌉ of the set.</summary>
    SealQuorum = 12,

    /// <summary>The header lists other validators than the set that is valid for it.</summary>
    ValidatorList = 13,

    /// <summary>Hand-overs are not in ascending order after the checkpoint, or past the header.</summary>
    HandOverOrder = 14,

    /// <summary>Neither a quorum of the set before nor its votes bring about the set that follows.</summary>
    HandOverVotes = 15,
}
