using Certs.Core;

namespace Certs.Server.StatusLists;

/// <summary>What publishing writes to the log. Event ids 3100 to 3199. No entry and no certificate is ever named.</summary>
internal static partial class StatusListLog
{
    [LoggerMessage(3100, LogLevel.Error,
        "The chain has changes of certificates of {Agency} that this store does not know. Its status lists are not renewed "
        + "any more and expire; restore a newer store.")]
    public static partial void ChangeUnknown(this ILogger logger, AgencyId agency);

    [LoggerMessage(3101, LogLevel.Error,
        "{Agency} has no ES256 key here that may sign now. Its status lists are not renewed and expire.")]
    public static partial void NoKey(this ILogger logger, AgencyId agency);
}
