using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Watching;

/// <summary>How changes are told. Configuration section <c>Watching</c>.</summary>
internal sealed class WatchingOptions
{
    /// <summary>How often the chain is looked at while somebody watches; 50 ms to 2 s, default 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:02")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a stream says nothing before it says that nothing happened; 1 s to 10 min, default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many may watch at the same time; 1 to 100,000, default 2,000. More are refused.</summary>
    [Range(1, 100_000)]
    public int Subscribers { get; init; } = 2_000;
}
