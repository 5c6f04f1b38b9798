using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Statistics;

/// <summary>Counting verdicts. Configuration section <c>Statistics</c>.</summary>
public sealed class StatisticsOptions
{
    /// <summary>
    /// How often counts go to the store, 0.1 s to 10 min, default 5 s. A service that is killed loses what it counted
    /// since.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(5);
}
