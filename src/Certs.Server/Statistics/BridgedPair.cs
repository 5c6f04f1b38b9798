namespace Certs.Server.Statistics;

/// <summary>How long bridge statements between two provinces took in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Issuing">The province that issued the certificates.</param>
/// <param name="Relying">The province that the statements are for.</param>
/// <param name="Statements">How many were asked for singly.</param>
/// <param name="MedianTime">Half of them took no longer, from the request to the chain.</param>
internal sealed record BridgedPair(Month Month, ushort Issuing, ushort Relying, long Statements, TimeSpan MedianTime)
{
    /// <summary>Each pair and month that has enough statements to be shown.</summary>
    public static IReadOnlyList<BridgedPair> Of(IEnumerable<(BridgeKind Kind, long Statements)> counts) =>
    [
        .. counts
            .GroupBy(count => (count.Kind.Month, count.Kind.Issuing, count.Kind.Relying))
            .Select(pair => new BridgedPair(
                pair.Key.Month, pair.Key.Issuing, pair.Key.Relying, pair.Sum(count => count.Statements),
                DurationStep.Median(pair.Select(count => (count.Kind.Duration, count.Statements)))))
            .Where(pair => pair.Statements >= SmallGroups.K)
            .OrderBy(pair => pair.Month).ThenBy(pair => pair.Issuing).ThenBy(pair => pair.Relying),
    ];
}
