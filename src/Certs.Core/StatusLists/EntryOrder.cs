namespace Certs.Core.StatusLists;

/// <summary>In which order a list's entries are given out: a permutation that only the node's secret leads to.</summary>
/// <remarks>
/// Nobody can tell from two entries which certificate is the older one, and the node keeps nothing but how many entries it
/// has given out. The first half is for certificates, the second half is never given out and holds the decoys.
/// </remarks>
public static class EntryOrder
{
    /// <summary>How many entries of a list certificates can have.</summary>
    public const int Certificates = StatusList.Size / 2;

    /// <summary>The entries of a list in order; the same for the same secret, in every process.</summary>
    /// <param name="secret">32 bytes, of this list and no other.</param>
    public static int[] Of(ReadOnlySpan<byte> secret)
    {
        ulong[] random = KeyedStream.Numbers(secret, "order", StatusList.Size);
        int[] order = new int[StatusList.Size];
        for (int last = 0; last < order.Length; last++)
        {
            // Fisher and Yates, inside out. The upper half of the product is a number from 0 to last; what one is likelier
            // than another is below 2^-46.
            int other = (int)Math.BigMul(random[last], (ulong)last + 1, out _);
            order[last] = order[other];
            order[other] = last;
        }

        return order;
    }
}
