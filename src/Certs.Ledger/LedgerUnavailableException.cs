namespace Certs.Ledger;

/// <summary>
/// The chain gave no answer, or none that can be trusted. What was asked is unknown, not false.
/// </summary>
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Says which node did what.</summary>
    /// <param name="reason">A code of <see cref="LedgerTrouble"/>.</param>
    /// <param name="message">For people; no keys and no request bodies.</param>
    /// <param name="innerException">
    /// What the transport said; null when the answer itself was the trouble.
    /// </param>
    public LedgerUnavailableException(string reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>A code of <see cref="LedgerTrouble"/>.</summary>
    public string Reason { get; }

    /// <summary>
    /// How long to wait before the next try makes sense; from 0.2 s (gone) to 5 s (answers wrongly).
    /// </summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
