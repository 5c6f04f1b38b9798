namespace Certs.Core.Evm;

/// <summary>
/// The root of a Merkle Patricia trie (yellow paper, appendix D), built from all of its entries at once, and
/// the nodes that prove one of them.
/// </summary>
public static class PatriciaTrie
{
    private const int Branches = 16;
    private const int EmbeddedLimit = 32;

    /// <summary>The root of a trie without entries.</summary>
    public static Hash32 EmptyRoot { get; } = Keccak256.Hash([0x80]);

    /// <summary>The root of the trie with these entries.</summary>
    /// <param name="entries">Keys and values. Keys differ; values are not empty.</param>
    public static Hash32 Root(IEnumerable<KeyValuePair<byte[], byte[]>> entries)
    {
        (byte[] Nibbles, byte[] Value)[] sorted = Sorted(entries);
        return sorted.Length == 0 ? EmptyRoot : Keccak256.Hash(Rlp.Encode(Node(sorted, 0, null)));
    }

    /// <summary>The nodes on the way from the root to a key, which prove its value or that it has none.</summary>
    /// <param name="entries">Keys and values of the whole trie. Keys differ; values are not empty.</param>
    /// <param name="key">The key; it need not be among the entries.</param>
    /// <returns>
    /// The RLP of each node that does not stand in its parent, root first; none for the empty trie.
    /// </returns>
    public static IReadOnlyList<byte[]> Prove(IEnumerable<KeyValuePair<byte[], byte[]>> entries, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        (byte[] Nibbles, byte[] Value)[] sorted = Sorted(entries);
        if (sorted.Length == 0)
        {
            return [];
        }

        Way way = new(Nibbles(key), []);
        byte[] root = Rlp.Encode(Node(sorted, 0, way));
        return [root, .. Enumerable.Reverse(way.Nodes)];
    }

    /// <summary>
    /// The root over a list: keys are the RLP of the indices, as for receipts and transactions.
    /// </summary>
    /// <param name="values">The encoded elements, in order.</param>
    public static Hash32 RootOfList(IReadOnlyList<byte[]> values) => Root(Listed(values));

    /// <summary>The nodes that prove one element of a list.</summary>
    /// <param name="values">The encoded elements, in order.</param>
    /// <param name="index">The place of the element, from 0.</param>
    public static IReadOnlyList<byte[]> ProveInList(IReadOnlyList<byte[]> values, int index) =>
        Prove(Listed(values), Rlp.Encode(RlpItem.Number(index)));

    private static IEnumerable<KeyValuePair<byte[], byte[]>> Listed(IReadOnlyList<byte[]> values) =>
        values.Select((value, index) => KeyValuePair.Create(Rlp.Encode(RlpItem.Number(index)), value));

    private static (byte[] Nibbles, byte[] Value)[] Sorted(IEnumerable<KeyValuePair<byte[], byte[]>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (byte[] Nibbles, byte[] Value)[] sorted =
            [.. entries.Select(entry => (Nibbles(entry.Key), entry.Value))];
        Array.Sort(sorted, (left, right) => left.Nibbles.AsSpan().SequenceCompareTo(right.Nibbles));
        return sorted;
    }

    // The way is null where the key to prove leads elsewhere.
    private static RlpItem Node(ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth, Way? way)
    {
        if (entries.Length == 1)
        {
            return RlpItem.List(
                Path(entries[0].Nibbles.AsSpan(depth), isLeaf: true), RlpItem.Bytes(entries[0].Value));
        }

        int common = CommonLength(entries[0].Nibbles, entries[^1].Nibbles);
        return common > depth
            ? RlpItem.List(
                Path(entries[0].Nibbles.AsSpan(depth..common), isLeaf: false),
                Reference(entries, common, way?.Along(entries[0].Nibbles, depth, common), Branch))
            : Branch(entries, depth, way);
    }

    private static RlpItem Branch(ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth, Way? way)
    {
        RlpItem[] items = new RlpItem[Branches + 1];
        Array.Fill(items, RlpItem.Bytes([]));
        if (entries[0].Nibbles.Length == depth)
        {
            items[Branches] = RlpItem.Bytes(entries[0].Value);
            entries = entries[1..];
        }

        while (!entries.IsEmpty)
        {
            byte nibble = entries[0].Nibbles[depth];
            int count = 1;
            while (count < entries.Length && entries[count].Nibbles[depth] == nibble)
            {
                count++;
            }

            items[nibble] = Reference(
                entries[..count], depth + 1, way?.Along(entries[0].Nibbles, depth, depth + 1), Node);
            entries = entries[count..];
        }

        return RlpItem.List(items);
    }

    // A node shorter than a hash stands in its parent itself.
    private static RlpItem Reference(
        ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth, Way? way, NodeMaker make)
    {
        RlpItem node = make(entries, depth, way);
        byte[] encoded = Rlp.Encode(node);
        if (encoded.Length < EmbeddedLimit)
        {
            return node;
        }

        way?.Nodes.Add(encoded);
        return RlpItem.Bytes(Keccak256.Hash(encoded).ToArray());
    }

    // Compact encoding of nibbles (yellow paper, appendix C).
    private static RlpItem Path(ReadOnlySpan<byte> nibbles, bool isLeaf)
    {
        byte flag = (byte)(isLeaf ? 0x20 : 0x00);
        bool isOdd = nibbles.Length % 2 == 1;
        byte[] path = new byte[1 + (nibbles.Length / 2)];
        path[0] = (byte)(isOdd ? flag | 0x10 | nibbles[0] : flag);
        ReadOnlySpan<byte> rest = isOdd ? nibbles[1..] : nibbles;
        for (int i = 0; i < rest.Length; i += 2)
        {
            path[1 + (i / 2)] = (byte)((rest[i] << 4) | rest[i + 1]);
        }

        return RlpItem.Bytes(path);
    }

    private static byte[] Nibbles(byte[] key)
    {
        byte[] nibbles = new byte[key.Length * 2];
        for (int i = 0; i < key.Length; i++)
        {
            nibbles[2 * i] = (byte)(key[i] >> 4);
            nibbles[(2 * i) + 1] = (byte)(key[i] & 0x0f);
        }

        return nibbles;
    }

    private static int CommonLength(byte[] left, byte[] right) => left.AsSpan().CommonPrefixLength(right);

    private delegate RlpItem NodeMaker(
        ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth, Way? way);

    // The key to prove, and the nodes found on the way to it, deepest first.
    private sealed record Way(byte[] Key, List<byte[]> Nodes)
    {
        public Way? Along(byte[] nibbles, int from, int to) =>
            Key.Length >= to && Key.AsSpan(from..to).SequenceEqual(nibbles.AsSpan(from..to)) ? this : null;
    }
}
