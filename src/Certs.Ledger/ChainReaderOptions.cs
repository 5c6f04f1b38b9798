namespace Certs.Ledger;

/// <summary>How the chain is read.</summary>
public sealed class ChainReaderOptions
{
    /// <summary>How long an answer is used before the nodes are asked again; default 250 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How old the last answer may be for it to be given out while a new one is on its way; default 2 s.
    /// </summary>
    /// <remarks>
    /// Past this age a caller waits. So nothing told is older than this, whatever the nodes do.
    /// </remarks>
    public TimeSpan MaximumStaleness { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How far the newest block's time may be from this machine's clock, before or after; default 2 min.
    /// Beyond it the chain stands still, the node is cut off, or one of the clocks is wrong.
    /// </summary>
    public TimeSpan MaximumHeadAge { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many nodes must tell the same story; 0, the default: all that are configured.</summary>
    public int Quorum { get; init; }

    /// <summary>
    /// How long after a development chain lost blocks a root that is not there counts as unknown rather than
    /// as never anchored, so that the losers have time to anchor again; default 2 min.
    /// </summary>
    public TimeSpan ResetGrace { get; init; } = TimeSpan.FromMinutes(2);
}
