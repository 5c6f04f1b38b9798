namespace Certs.Server.Statistics;

/// <summary>No group of fewer than five is shown by itself (<c>k</c>-anonymity with k = 5).</summary>
internal static class SmallGroups
{
    /// <summary>The fewest that a group must have to be shown.</summary>
    public const long K = 5;

    /// <summary>
    /// The sum of all groups below <see cref="K"/>. A month whose small groups come to less than that themselves adds
    /// nothing, so that the difference of two answers is never a small group either.
    /// </summary>
    public static long Sum(IEnumerable<(Month Month, long Count)> groups) => groups
        .Where(group => group.Count < K)
        .GroupBy(group => group.Month, group => group.Count)
        .Select(month => month.Sum())
        .Where(sum => sum >= K)
        .Sum();
}
