namespace Certs.Server.Webhooks;

/// <summary>What webhooks write to the log. Event ids 2060 to 2079. Names of subscriptions only: an address may hold a secret.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(2060, LogLevel.Warning, "Webhook {Name} could not be told: {Problem}, attempt {Failures}.")]
    public static partial void Failed(this ILogger logger, string name, WebhookProblem problem, long failures);

    [LoggerMessage(2061, LogLevel.Error,
        "Webhook {Name} is stopped after {Failures} attempts: {Problem}. It goes on when an operator resumes it.")]
    public static partial void Stopped(this ILogger logger, string name, WebhookProblem problem, long failures);

    [LoggerMessage(2062, LogLevel.Warning, "Webhook {Name} waits: {Reason}")]
    public static partial void Waits(this ILogger logger, string name, string reason);
}
