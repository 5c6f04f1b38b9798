using Certs.Core.Recognition;

namespace Certs.Server.Statistics;

/// <summary>How recognition worked between two provinces in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Issuing">The issuing province.</param>
/// <param name="Relying">The relying province.</param>
/// <param name="Verdicts">How many verdicts there were.</param>
/// <param name="Recognised">How many were recognised in any way.</param>
/// <param name="ByBridge">How many of these by a bridge statement.</param>
/// <param name="MedianTime">Half of the verdicts took no longer.</param>
internal sealed record PairOfMonth(
    Month Month, ushort Issuing, ushort Relying, long Verdicts, long Recognised, long ByBridge, TimeSpan MedianTime)
{
    /// <summary>Each pair and month that has enough verdicts to be shown.</summary>
    public static IReadOnlyList<PairOfMonth> Of(IEnumerable<(VerdictKind Kind, long Verdicts)> counts) =>
    [
        .. counts
            .Where(count => count.Kind.Issuing != 0)
            .GroupBy(count => (count.Kind.Month, count.Kind.Issuing, count.Kind.Relying))
            .Select(pair => Of(pair.Key, [.. pair]))
            .Where(pair => pair.Verdicts >= SmallGroups.K)
            .OrderBy(pair => pair.Month).ThenBy(pair => pair.Issuing).ThenBy(pair => pair.Relying),
    ];

    private static PairOfMonth Of(
        (Month Month, ushort Issuing, ushort Relying) key, (VerdictKind Kind, long Verdicts)[] counts) => new(
        key.Month, key.Issuing, key.Relying,
        counts.Sum(count => count.Verdicts),
        counts.Where(count => IsRecognised(count.Kind.Recognition)).Sum(count => count.Verdicts),
        counts.Where(count => count.Kind.Recognition == RecognitionStatus.RecognisedByBridge)
            .Sum(count => count.Verdicts),
        DurationStep.Median(counts.Select(count => (count.Kind.Duration, count.Verdicts))));

    private static bool IsRecognised(RecognitionStatus status) => status
        is RecognitionStatus.Recognised
        or RecognitionStatus.RecognisedWithConditions
        or RecognitionStatus.RecognisedByBridge;
}
