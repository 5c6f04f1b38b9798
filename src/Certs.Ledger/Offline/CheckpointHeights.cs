namespace Certs.Ledger.Offline;

/// <summary>Chooses the blocks that a trust file vouches for.</summary>
/// <remarks>
/// The first block, the last, and between them so many that from each block to the checkpoint before it is no more than the
/// time for which a checkpoint is relied on: so an anchor of any age can be proven. They follow from the chain and the
/// period alone, so every province chooses the same.
/// </remarks>
internal static class CheckpointHeights
{
    /// <summary>The heights, ascending.</summary>
    /// <param name="first">The first block; not negative.</param>
    /// <param name="last">The last block; the first alone when it is before.</param>
    /// <param name="period">How long a checkpoint is relied on; positive.</param>
    /// <param name="timeOf">The time of a block; times do not descend.</param>
    public static async Task<IReadOnlyList<long>> FindAsync(
        long first, long last, TimeSpan period, Func<long, Task<DateTimeOffset>> timeOf)
    {
        List<long> heights = [first];
        if (last <= first)
        {
            return heights;
        }

        DateTimeOffset end = await timeOf(last);
        for (DateTimeOffset time = await timeOf(first); end - time > period; time = await timeOf(heights[^1]))
        {
            heights.Add(await LastUntilAsync(time + period, heights[^1], last, timeOf));
        }

        if (heights[^1] < last)
        {
            heights.Add(last);
        }

        return heights;
    }

    // The last block that is no later; at least the one after the lowest, for a chain that stood still for a whole period.
    private static async Task<long> LastUntilAsync(
        DateTimeOffset moment, long lowest, long highest, Func<long, Task<DateTimeOffset>> timeOf)
    {
        long low = lowest + 1;
        long high = highest;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (await timeOf(middle) <= moment)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
