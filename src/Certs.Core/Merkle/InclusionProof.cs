namespace Certs.Core.Merkle;

/// <summary>Proof that a leaf is in a tree (RFC 9162 §2.1.3).</summary>
/// <param name="LeafIndex">The leaf's place, from 0.</param>
/// <param name="TreeSize">The number of leaves, 1 or more.</param>
/// <param name="Path">The sibling hashes from the leaf upward, 32 bytes each.</param>
public sealed record InclusionProof(long LeafIndex, long TreeSize, IReadOnlyList<ReadOnlyMemory<byte>> Path);
