using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Anchoring;

/// <summary>How certificates get to the chain. Configuration section <c>Anchoring</c>.</summary>
public sealed class AnchoringOptions
{
    /// <summary>The most certificates under one root; 1 to 100,000, default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxBatchSize { get; set; } = 1_000;

    /// <summary>How long certificates gather before a batch is made of fewer; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan GatherTime { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for bridge statements, for which somebody waits; default 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StatementGatherTime { get; set; } = TimeSpan.Zero;

    /// <summary>The most roots in one transaction; 1 to 256, default 64.</summary>
    [Range(1, 256)]
    public int MaxRoots { get; set; } = 64;

    /// <summary>The most transactions that are sent and not mined; 1 to 64, default 4.</summary>
    [Range(1, 64)]
    public int MaxInFlight { get; set; } = 4;

    /// <summary>
    /// The shortest time between two transactions; default 1 s. A chain that makes a block for each would be in the
    /// future soon, since every block is a second later than the one before.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan SendInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often store and chain are looked at while nothing is on its way; default 0.25 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The first pause after a failure; each further one is twice as long. Default 0.25 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause after failures; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Above this many certificates that wait for the chain nothing is issued; default 2,000,000.</summary>
    [Range(1, long.MaxValue)]
    public long MaxWaiting { get; set; } = 2_000_000;
}
