namespace Certs.Core.Proofs;

/// <summary>The compact encoding of nibbles in a leaf or an extension (yellow paper, appendix C).</summary>
/// <param name="IsLeaf">True in a leaf, false in an extension.</param>
/// <param name="Nibbles">Values from 0 to 15.</param>
internal sealed record TriePath(bool IsLeaf, byte[] Nibbles)
{
    private const byte LeafFlag = 2;
    private const byte OddFlag = 1;

    /// <summary>Reads a path; a padding other than zero and unknown flags are refused.</summary>
    public static TriePath Read(ReadOnlySpan<byte> compact)
    {
        int flags = compact.IsEmpty ? byte.MaxValue : compact[0] >> 4;
        bool isOdd = (flags & OddFlag) != 0;
        if (flags > (LeafFlag | OddFlag) || (!isOdd && (compact[0] & 0x0f) != 0))
        {
            throw new ProofException(ProofRule.NodeShape, "A trie node's path has wrong flags or padding.");
        }

        byte[] nibbles = OfKey(compact);
        return new TriePath((flags & LeafFlag) != 0, nibbles[(isOdd ? 1 : 2)..]);
    }

    /// <summary>The two nibbles of each byte, high one first.</summary>
    public static byte[] OfKey(ReadOnlySpan<byte> key)
    {
        byte[] nibbles = new byte[key.Length * 2];
        for (int i = 0; i < key.Length; i++)
        {
            nibbles[2 * i] = (byte)(key[i] >> 4);
            nibbles[(2 * i) + 1] = (byte)(key[i] & 0x0f);
        }

        return nibbles;
    }
}
