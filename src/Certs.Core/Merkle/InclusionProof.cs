using System.Numerics;

namespace Certs.Core.Merkle;

/// <summary>
/// The claim that a leaf stands at one place of an RFC 9162 tree of one size, with what is needed to check
/// it.
/// </summary>
/// <remarks>
/// The values come from documents and are not trusted: <see cref="TryComputeRoot"/> refuses whatever does not
/// fit together.
/// </remarks>
/// <param name="LeafIndex">The place of the leaf, from 0, below <paramref name="TreeSize"/>.</param>
/// <param name="TreeSize">How many leaves the tree has, 1 to <see cref="MaxTreeSize"/>.</param>
/// <param name="Path">
/// The siblings from the leaf up, 32 bytes each, as many as index and size ask for.
/// </param>
public sealed record InclusionProof(long LeafIndex, long TreeSize, IReadOnlyList<ReadOnlyMemory<byte>> Path)
{
    /// <summary>The most leaves of a tree that is believed: 2^32.</summary>
    public const long MaxTreeSize = 1L << 32;

    /// <summary>The longest path that is looked at, in nodes. Trees of the largest size need 32.</summary>
    public const int MaxPathLength = 64;

    /// <summary>
    /// Computes the root that the leaf would have (RFC 9162 §2.1.3.2). The caller compares root <em>and</em>
    /// tree size with those of the anchor.
    /// </summary>
    /// <param name="leafHash">
    /// The leaf hash, made by the caller from the document; never taken from the proof.
    /// </param>
    /// <param name="root">
    /// Gets 32 bytes when the answer is true; otherwise its content has no meaning.
    /// </param>
    /// <returns>
    /// False when index or size are out of range, when the path has not exactly the length that they ask for,
    /// or when the leaf hash or a node has not 32 bytes.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="root"/> is shorter than 32 bytes.</exception>
    public bool TryComputeRoot(ReadOnlySpan<byte> leafHash, Span<byte> root)
    {
        if (root.Length < MerkleHash.Length)
        {
            throw new ArgumentException("A root has 32 bytes.", nameof(root));
        }

        if (leafHash.Length != MerkleHash.Length || !HasRightShape())
        {
            return false;
        }

        Span<byte> node = root[..MerkleHash.Length];
        leafHash.CopyTo(node);
        int next = 0;
        long at = LeafIndex;
        for (long last = TreeSize - 1; last > 0; last >>= 1, at >>= 1)
        {
            // The last node of a level without a sibling moves up as it is.
            if (at == last && (at & 1) == 0)
            {
                continue;
            }

            ReadOnlySpan<byte> sibling = Path[next++].Span;
            MerkleHash.Node((at & 1) == 0 ? node : sibling, (at & 1) == 0 ? sibling : node, node);
        }

        return true;
    }

    private bool HasRightShape() =>
        TreeSize is > 0 and <= MaxTreeSize
        && LeafIndex >= 0
        && LeafIndex < TreeSize
        && Path.Count <= MaxPathLength
        && Path.Count == PathLength(LeafIndex, TreeSize)
        && Path.All(node => node.Length == MerkleHash.Length);

    // Below the level where the leaf's way meets the right edge every level has a sibling; above it only
    // those where the way comes from the right.
    private static int PathLength(long index, long size)
    {
        int inner = 64 - BitOperations.LeadingZeroCount((ulong)(index ^ (size - 1)));
        return inner + BitOperations.PopCount((ulong)index >> inner);
    }
}
