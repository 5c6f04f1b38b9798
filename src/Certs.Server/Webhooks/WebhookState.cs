namespace Certs.Server.Webhooks;

/// <summary>How far a subscription is. A row of the table <c>webhooks</c>.</summary>
/// <param name="Name">The subscription's name.</param>
/// <param name="Cursor">The place among all changes up to which everything was told.</param>
/// <param name="Delivered">How many changes were told.</param>
/// <param name="DeliveredAt">When the last one was; null: none was.</param>
/// <param name="Failures">How many attempts at the next one failed.</param>
/// <param name="FailingSince">When the first of these was; null: none failed.</param>
/// <param name="Problem">Why the last of these failed; null: none failed.</param>
/// <param name="StoppedAt">When it was given up, until an operator says otherwise; null: it goes on.</param>
internal sealed record WebhookState(
    string Name, string Cursor, long Delivered, DateTimeOffset? DeliveredAt, long Failures, DateTimeOffset? FailingSince,
    WebhookProblem? Problem, DateTimeOffset? StoppedAt)
{
    /// <summary>A subscription that begins at a place.</summary>
    public static WebhookState Begin(string name, string cursor) => new(name, cursor, 0, null, 0, null, null, null);

    /// <summary>After nothing was to be told up to a place.</summary>
    public WebhookState At(string cursor) => this with { Cursor = cursor };

    /// <summary>After a change was told.</summary>
    public WebhookState Told(string cursor, DateTimeOffset now) =>
        Begin(Name, cursor) with { Delivered = Delivered + 1, DeliveredAt = now };

    /// <summary>After an attempt that failed.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="giveUpAfter">For how long it is tried.</param>
    public WebhookState Failed(WebhookProblem problem, DateTimeOffset now, TimeSpan giveUpAfter) => this with
    {
        Failures = Failures + 1,
        FailingSince = FailingSince ?? now,
        Problem = problem,
        StoppedAt = IsFinal(problem) || now - (FailingSince ?? now) >= giveUpAfter ? now : null,
    };

    private static bool IsFinal(WebhookProblem problem) => problem is WebhookProblem.Gone or WebhookProblem.CursorNotOnChain;
}
