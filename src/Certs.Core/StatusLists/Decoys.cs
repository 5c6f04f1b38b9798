namespace Certs.Core.StatusLists;

/// <summary>
/// Entries that no certificate has and that change now and then as certificates do, so that nobody can count changes or
/// take the only entry that changed for the only certificate that did (threat T7).
/// </summary>
/// <remarks>
/// What a decoy says follows from the secret and the time alone: every replica says the same, before and after a restart.
/// The first ones changed ninety days before the list was opened, so no list is ever blank. A decoy keeps to the rules of
/// certificates: what has ended never comes back.
/// </remarks>
public static class Decoys
{
    private const int MostDaysOnHold = 90;

    private static readonly TimeSpan Before = TimeSpan.FromDays(90);

    /// <summary>Sets the decoys of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="order">The order of its entries.</param>
    /// <param name="secret">The list's secret.</param>
    /// <param name="openedAt">When the first entry of the list was given out.</param>
    /// <param name="asOf">The moment that the list is as of.</param>
    /// <param name="perDay">How many decoys change in a day, on average; 0: none ever does.</param>
    public static void Apply(
        StatusList list, int[] order, ReadOnlySpan<byte> secret, DateTimeOffset openedAt, DateTimeOffset asOf, int perDay)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(order);
        if (perDay == 0)
        {
            return;
        }

        int count = order.Length - EntryOrder.Certificates;
        ulong[] fates = KeyedStream.Numbers(secret, "decoys", count);
        double secondsForAll = TimeSpan.FromDays((double)count / perDay).TotalSeconds;
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset changedAt = openedAt - Before + TimeSpan.FromSeconds(
                Math.Floor(secondsForAll * (fates[i] & uint.MaxValue) / ((double)uint.MaxValue + 1)));
            if (changedAt <= asOf)
            {
                list[order[EntryOrder.Certificates + i]] = StatusOf((uint)(fates[i] >> 32), asOf - changedAt);
            }
        }
    }

    // Half of them end, a quarter is replaced, a quarter is held for a while.
    private static ListedStatus StatusOf(uint fate, TimeSpan since) => (fate & 3) switch
    {
        0 or 1 => ListedStatus.Invalid,
        2 => ListedStatus.Superseded,
        _ => since < TimeSpan.FromDays(1 + ((fate >> 2) % MostDaysOnHold)) ? ListedStatus.Suspended : ListedStatus.Valid,
    };
}
