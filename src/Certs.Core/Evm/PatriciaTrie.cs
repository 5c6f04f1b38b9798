namespace Certs.Core.Evm;

/// <summary>
/// The root of a Merkle Patricia trie (yellow paper, appendix D), built from all of its entries at once.
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
        ArgumentNullException.ThrowIfNull(entries);
        (byte[] Nibbles, byte[] Value)[] sorted =
            [.. entries.Select(entry => (Nibbles(entry.Key), entry.Value))];
        Array.Sort(sorted, (left, right) => left.Nibbles.AsSpan().SequenceCompareTo(right.Nibbles));
        return sorted.Length == 0 ? EmptyRoot : Keccak256.Hash(Rlp.Encode(Node(sorted, 0)));
    }

    /// <summary>
    /// The root over a list: keys are the RLP of the indices, as for receipts and transactions.
    /// </summary>
    /// <param name="values">The encoded elements, in order.</param>
    public static Hash32 RootOfList(IReadOnlyList<byte[]> values) => Root(values.Select(
        (value, index) => KeyValuePair.Create(Rlp.Encode(RlpItem.Number(index)), value)));

    private static RlpItem Node(ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth)
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
                Reference(Branch(entries, common)))
            : Branch(entries, depth);
    }

    private static RlpItem Branch(ReadOnlySpan<(byte[] Nibbles, byte[] Value)> entries, int depth)
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

            items[nibble] = Reference(Node(entries[..count], depth + 1));
            entries = entries[count..];
        }

        return RlpItem.List(items);
    }

    // A node shorter than a hash stands in its parent itself.
    private static RlpItem Reference(RlpItem node)
    {
        byte[] encoded = Rlp.Encode(node);
        return encoded.Length < EmbeddedLimit ? node : RlpItem.Bytes(Keccak256.Hash(encoded).ToArray());
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
}
