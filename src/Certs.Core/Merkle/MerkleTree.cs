namespace Certs.Core.Merkle;

/// <summary>
/// An RFC 9162 §2.1 hash tree over leaf hashes. A last node without a sibling moves up as it is; nothing is
/// ever doubled, so two different lists of leaves never share a root and a size.
/// </summary>
/// <remarks>All nodes are kept: about 64 bytes a leaf. Immutable; any number of threads may read.</remarks>
public sealed class MerkleTree
{
    // _levels[0] are the leaf hashes one after the other, the last level is the root alone.
    private readonly byte[][] _levels;

    private MerkleTree(byte[][] levels) => _levels = levels;

    /// <summary>How many leaves there are, at least 1.</summary>
    public int Size => _levels[0].Length / MerkleHash.Length;

    /// <summary>The root, 32 bytes. It stands for the leaves only together with <see cref="Size"/>.</summary>
    public ReadOnlyMemory<byte> Root => _levels[^1];

    /// <summary>Builds the tree.</summary>
    /// <param name="leafHashes">
    /// The leaf hashes in their order, each of 32 bytes and made with the leaf prefix 0x00
    /// (<see cref="AnchorLeaf"/> makes such). An empty tree has no use here and is not built.
    /// </param>
    /// <exception cref="ArgumentException">There is no leaf, or one has not 32 bytes.</exception>
    public static MerkleTree Build(IReadOnlyList<ReadOnlyMemory<byte>> leafHashes)
    {
        if (leafHashes.Count == 0)
        {
            throw new ArgumentException("A tree needs at least one leaf.", nameof(leafHashes));
        }

        List<byte[]> levels = [Join(leafHashes)];
        while (levels[^1].Length > MerkleHash.Length)
        {
            levels.Add(Above(levels[^1]));
        }

        return new MerkleTree([.. levels]);
    }

    /// <summary>The proof that the leaf at <paramref name="index"/> is in the tree.</summary>
    /// <param name="index">The place of the leaf, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public InclusionProof PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);

        List<ReadOnlyMemory<byte>> path = [];
        int at = index;
        foreach (byte[] level in _levels.AsSpan(0, _levels.Length - 1))
        {
            int sibling = (at ^ 1) * MerkleHash.Length;
            if (sibling < level.Length)
            {
                path.Add(level.AsMemory(sibling, MerkleHash.Length));
            }

            at /= 2;
        }

        return new InclusionProof(index, Size, path);
    }

    private static byte[] Join(IReadOnlyList<ReadOnlyMemory<byte>> leafHashes)
    {
        byte[] level = new byte[leafHashes.Count * MerkleHash.Length];
        for (int i = 0; i < leafHashes.Count; i++)
        {
            if (leafHashes[i].Length != MerkleHash.Length)
            {
                throw new ArgumentException($"Leaf hash {i} has not 32 bytes.", nameof(leafHashes));
            }

            leafHashes[i].CopyTo(level.AsMemory(i * MerkleHash.Length));
        }

        return level;
    }

    private static byte[] Above(ReadOnlySpan<byte> level)
    {
        const int pair = 2 * MerkleHash.Length;
        int pairs = level.Length / pair;
        bool hasSingle = level.Length % pair != 0;
        byte[] above = new byte[(pairs + (hasSingle ? 1 : 0)) * MerkleHash.Length];
        for (int i = 0; i < pairs; i++)
        {
            ReadOnlySpan<byte> children = level.Slice(i * pair, pair);
            MerkleHash.Node(
                children[..MerkleHash.Length],
                children[MerkleHash.Length..],
                above.AsSpan(i * MerkleHash.Length, MerkleHash.Length));
        }

        if (hasSingle)
        {
            level[^MerkleHash.Length..].CopyTo(above.AsSpan(pairs * MerkleHash.Length));
        }

        return above;
    }
}
