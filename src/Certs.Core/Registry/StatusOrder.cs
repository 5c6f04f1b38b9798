namespace Certs.Core.Registry;

/// <summary>All changes of status in the order in which the chain has them, as far as a view knows them.</summary>
public static class StatusOrder
{
    /// <summary>The place after everything that the view knows.</summary>
    public static StatusPosition EndOfStatuses(this RegistryView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.EndOfStatuses(view.Head.BlockNumber);
    }

    /// <summary>The place after everything in a block and the blocks before it.</summary>
    /// <param name="view">The view.</param>
    /// <param name="blockNumber">The block, not later than the view's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The view does not know that block yet.</exception>
    public static StatusPosition EndOfStatuses(this RegistryView view, long blockNumber)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockNumber, view.Head.BlockNumber);
        StatusLog log = view.Log.InOrder;
        int before = log.CountUpTo(blockNumber, StatusPosition.EndOfBlock);
        return new StatusPosition(blockNumber, StatusPosition.EndOfBlock, log.MarkBefore(before));
    }

    /// <summary>
    /// Whether the changes before a place are those that they were when the place was made. The view must know the place's
    /// block.
    /// </summary>
    public static bool IsOnChain(this RegistryView view, StatusPosition place)
    {
        ArgumentNullException.ThrowIfNull(view);
        StatusLog log = view.Log.InOrder;
        return log.MarkBefore(log.CountUpTo(place.BlockNumber, place.LogIndex)) == place.Mark;
    }

    /// <summary>The first changes after a place.</summary>
    /// <param name="view">The view.</param>
    /// <param name="place">The place.</param>
    /// <param name="limit">The most changes to give.</param>
    /// <returns>In the chain's order; fewer than <paramref name="limit"/>: the view knows no more.</returns>
    public static IReadOnlyList<LoggedStatus> StatusesAfter(
        this RegistryView view, StatusPosition place, int limit)
    {
        ArgumentNullException.ThrowIfNull(view);
        StatusLog log = view.Log.InOrder;
        int first = log.CountUpTo(place.BlockNumber, place.LogIndex);
        int end = log.CountUpTo(view.Head.BlockNumber, StatusPosition.EndOfBlock);
        return log.Range(first, Math.Max(first, (int)Math.Min(end, (long)first + limit)));
    }
}
