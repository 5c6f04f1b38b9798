namespace Certs.Ledger;

/// <summary>How transactions are sent.</summary>
public sealed class ChainSenderOptions
{
    /// <summary>
    /// The most transactions under way at a time, 1 to 500, default 64. Nodes drop or slow down with more.
    /// </summary>
    public int MaximumInFlight { get; init; } = 64;

    /// <summary>
    /// How long a transaction may stay unseen by the node before the same bytes are sent again; default 2 s.
    /// </summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest pause between two looks for a receipt; default 1 s. The first pause is 5 ms.
    /// </summary>
    public TimeSpan MaximumPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a nonce must be used up without a receipt of the transaction before another one counts as
    /// having taken it; default 1 s.
    /// </summary>
    public TimeSpan TakenAfter { get; init; } = TimeSpan.FromSeconds(1);
}
