using Certs.Core;

namespace Certs.Server.Anchoring;

/// <summary>What anchoring writes to the log. Event ids 2000 to 2099.</summary>
internal static partial class AnchoringLog
{
    [LoggerMessage(2000, LogLevel.Information,
        "Anchored {Count} certificates under {Root} in transaction {Transaction}, block {Block}.")]
    public static partial void Anchored(this ILogger logger, int count, Hash32 root, Hash32 transaction, long block);

    [LoggerMessage(2001, LogLevel.Information, "Sent {Count} roots in transaction {Transaction}, nonce {Nonce}.")]
    public static partial void Sent(this ILogger logger, int count, Hash32 transaction, long nonce);

    [LoggerMessage(2002, LogLevel.Debug, "Transaction {Transaction} is in block {Block}; it succeeded: {HasSucceeded}.")]
    public static partial void Mined(this ILogger logger, Hash32 transaction, long block, bool hasSucceeded);

    [LoggerMessage(2003, LogLevel.Warning,
        "Transaction {Transaction} with nonce {Nonce} can no longer be mined; its batches go with another.")]
    public static partial void GivenUp(this ILogger logger, Hash32 transaction, long nonce);

    [LoggerMessage(2004, LogLevel.Warning,
        "The chain no longer has block {Block} as it was read. {Count} batches are gone from it and are sent again.")]
    public static partial void ChainLostBlocks(this ILogger logger, long block, int count);

    [LoggerMessage(2005, LogLevel.Critical,
        "The chain has the root {Root} of agency {Agency} in block {Block}, and this store does not know it. The store "
        + "is an old copy; nothing is issued until a newer one is restored.")]
    public static partial void StoreBehindChain(this ILogger logger, Hash32 root, AgencyId agency, long block);

    [LoggerMessage(2006, LogLevel.Error, "The chain refuses {Count} roots: {Error}.")]
    public static partial void Refused(this ILogger logger, int count, string? error);

    [LoggerMessage(2007, LogLevel.Warning, "Anchoring stopped for {Pause}; certificates wait in the store. {Reason}")]
    public static partial void Stopped(this ILogger logger, TimeSpan pause, string reason);

    [LoggerMessage(2008, LogLevel.Information, "Anchoring goes on.")]
    public static partial void GoesOn(this ILogger logger);

    [LoggerMessage(2020, LogLevel.Information, "This replica anchors from now on, in term {Term}.")]
    public static partial void Leads(this ILogger logger, long term);

    [LoggerMessage(2021, LogLevel.Information, "Another replica anchors.")]
    public static partial void Follows(this ILogger logger);

    [LoggerMessage(2030, LogLevel.Information, "{Count} withdrawals of bridge statements sent in transaction {Hash}.")]
    public static partial void Withdrew(ILogger logger, int count, Hash32 hash);

    [LoggerMessage(2040, LogLevel.Information, "{Count} changes of certificates sent in transaction {Hash}.")]
    public static partial void SentStatuses(ILogger logger, int count, Hash32 hash);

    [LoggerMessage(2041, LogLevel.Error, "The chain refuses {Count} changes of certificates: {Error}.")]
    public static partial void StatusesRefused(ILogger logger, int count, string? error);

    [LoggerMessage(2042, LogLevel.Information, "{Count} changes of certificates are recorded up to block {Block}.")]
    public static partial void StatusesRecorded(ILogger logger, int count, long block);

    [LoggerMessage(2043, LogLevel.Warning,
        "The chain no longer has {Count} changes of certificates; they are sent again.")]
    public static partial void StatusesForgotten(ILogger logger, int count);

    [LoggerMessage(2009, LogLevel.Error, "Anchoring failed; it is tried again after {Pause}.")]
    public static partial void Failed(this ILogger logger, Exception failure, TimeSpan pause);
}
