namespace Certs.Core.Lifecycle;

/// <summary>How far the time from which a change holds may lie from the time at which it is said.</summary>
/// <param name="Back">The longest time back; zero: it holds from now on at the earliest.</param>
/// <param name="Ahead">The longest time ahead; zero: it holds from now on at the latest.</param>
public sealed record EffectiveLimit(TimeSpan Back, TimeSpan Ahead)
{
    /// <summary>The node's limits where nothing else is set.</summary>
    /// <remarks>
    /// A hold or its end is known when it is ordered; a certificate that was obtained by deceit never held, so a
    /// revocation may go back to the day of issue.
    /// </remarks>
    public static EffectiveLimit Default(ChangeAct act) => act switch
    {
        ChangeAct.Suspend or ChangeAct.Resume => new(TimeSpan.FromDays(7), TimeSpan.FromDays(90)),
        ChangeAct.Supersede => new(TimeSpan.Zero, TimeSpan.FromDays(90)),
        ChangeAct.Revoke => new(TimeSpan.FromDays(36_500), TimeSpan.FromDays(90)),
        ChangeAct.Cancel => new(TimeSpan.FromDays(365), TimeSpan.FromDays(90)),
    };

    /// <summary>What is wrong with a moment, in words; null: nothing.</summary>
    /// <param name="effective">The first moment at which the change is to hold.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="issued">When the certificate was issued: no change holds before.</param>
    public string? Objection(DateTimeOffset effective, DateTimeOffset now, DateTimeOffset issued) =>
        effective < issued ? "Not before the certificate was issued."
        : now - effective > Back ? $"At most {Back.TotalDays:0.##} days back."
        : effective - now > Ahead ? $"At most {Ahead.TotalDays:0.##} days ahead."
        : null;
}
