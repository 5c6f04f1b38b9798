using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>
/// Follows the nodes of a Merkle Patricia trie from its root to a key (yellow paper, appendix D), which shows
/// the key's value or that there is none.
/// </summary>
/// <remarks>
/// A proof is the nodes on the way, root first, each by its RLP; a node shorter than 32 bytes stands in its
/// parent and is not listed. There is one proof of a fact: a node too many, too few or twice is refused.
/// </remarks>
public static class TrieProof
{
    private const int BranchItems = 17;
    private const int PathItems = 2;
    private const int ValueItem = 16;
    private const int HashBytes = 32;

    /// <summary>What the trie holds under a key.</summary>
    /// <param name="root">The trie's root.</param>
    /// <param name="key">
    /// The key as the trie uses it: for state and storage the Keccak-256 of the address or slot.
    /// </param>
    /// <param name="nodes">The nodes, root first; none for the empty trie.</param>
    /// <returns>The value; null when it is proven that there is none.</returns>
    /// <exception cref="ProofException">The nodes prove neither.</exception>
    public static byte[]? Read(Hash32 root, ReadOnlySpan<byte> key, IReadOnlyList<byte[]> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0 && root == PatriciaTrie.EmptyRoot)
        {
            return null;
        }

        Walk walk = new(nodes);
        byte[]? value = Descend(walk, root, TriePath.OfKey(key));
        return walk.IsFinished
            ? value
            : throw new ProofException(ProofRule.NodeUnused, "Nodes follow the one that answers.");
    }

    private static byte[]? Descend(Walk walk, Hash32 root, byte[] way)
    {
        try
        {
            return Descend(walk.Next(root), way, walk);
        }
        catch (RlpException exception)
        {
            throw new ProofException(ProofRule.NodeShape, exception.Message);
        }
    }

    private static byte[]? Descend(RlpItem node, ReadOnlySpan<byte> way, Walk walk)
    {
        RlpItem reference;
        if (node.Items.Count == BranchItems)
        {
            if (way.IsEmpty)
            {
                return Present(node.Items[ValueItem].Value);
            }

            reference = node.Items[way[0]];
            way = way[1..];
        }
        else
        {
            TriePath path = PathOf(node);
            if (path.IsLeaf)
            {
                byte[] value = LeafValue(node);
                return way.SequenceEqual(path.Nibbles) ? value : null;
            }

            if (!way.StartsWith(path.Nibbles))
            {
                return null;
            }

            reference = node.Items[1];
            way = way[path.Nibbles.Length..];
        }

        return Follow(reference, walk) is { } child ? Descend(child, way, walk) : null;
    }

    private static TriePath PathOf(RlpItem node)
    {
        TriePath? path = node.Items.Count == PathItems ? TriePath.Read(node.Items[0].Value) : null;
        return path is { IsLeaf: true } or { Nibbles.Length: > 0 }
            ? path
            : throw new ProofException(ProofRule.NodeShape, "A node is neither branch, extension nor leaf.");
    }

    private static byte[] LeafValue(RlpItem node) => Present(node.Items[1].Value)
        ?? throw new ProofException(ProofRule.NodeShape, "A leaf has no value.");

    private static byte[]? Present(byte[] value) => value.Length == 0 ? null : value;

    // Null for the empty reference of a branch.
    private static RlpItem? Follow(RlpItem reference, Walk walk)
    {
        if (reference.IsList)
        {
            return Rlp.Encode(reference).Length < HashBytes
                ? reference
                : throw new ProofException(ProofRule.NodeShape, "A node of 32 bytes or more is embedded.");
        }

        return reference.Value.Length switch
        {
            0 => null,
            HashBytes => walk.Next(new Hash32(reference.Value)),
            _ => throw new ProofException(ProofRule.NodeShape, "A reference is neither hash nor node."),
        };
    }

    private sealed class Walk(IReadOnlyList<byte[]> nodes)
    {
        private int _used;

        public bool IsFinished => _used == nodes.Count;

        public RlpItem Next(Hash32 expected)
        {
            if (IsFinished)
            {
                throw new ProofException(ProofRule.NodeMissing, $"The node {expected} is missing.");
            }

            byte[] node = nodes[_used++];
            return Keccak256.Hash(node) == expected
                ? StrictRlp.Read(node)
                : throw new ProofException(ProofRule.NodeHash, $"A node is not {expected}.");
        }
    }
}
