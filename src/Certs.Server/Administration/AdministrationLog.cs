using Certs.Core;

namespace Certs.Server.Administration;

/// <summary>What administration writes to the log. Event ids 5000 to 5099.</summary>
internal static partial class AdministrationLog
{
    [LoggerMessage(5000, LogLevel.Warning,
        "The development chain lost the agency {Agency}; it is entered again.")]
    public static partial void AgencyEnteredAgain(this ILogger logger, AgencyId agency);

    [LoggerMessage(5001, LogLevel.Warning,
        "The development chain lost the key {Key} of {Agency}; it is entered again.")]
    public static partial void KeyEnteredAgain(this ILogger logger, Hash32 key, AgencyId agency);

    [LoggerMessage(5002, LogLevel.Error,
        "The development chain lost the agency {Agency} and has {Count} agencies of the province now, so "
        + "that its number cannot be had again. It cannot issue; enter it as a new agency.")]
    public static partial void AgencyLost(this ILogger logger, AgencyId agency, int count);

    [LoggerMessage(5003, LogLevel.Warning, "Agencies and keys were not compared with the chain. {Reason}")]
    public static partial void NotCompared(this ILogger logger, string reason);
}
