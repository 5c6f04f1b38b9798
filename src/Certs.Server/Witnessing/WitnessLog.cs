namespace Certs.Server.Witnessing;

/// <summary>What witnessing writes to the log. Event ids 5100 to 5199.</summary>
internal static partial class WitnessLog
{
    [LoggerMessage(5100, LogLevel.Critical,
        "LOG_EQUIVOCATION: province {Province} signed for another block {Block} than this province reads. Both statements "
        + "are kept: certs checkpoint.")]
    public static partial void Equivocation(this ILogger logger, ushort province, long block);

    [LoggerMessage(5101, LogLevel.Warning, "A peer did not sign for block {Block}. {Reason}")]
    public static partial void NotSigned(this ILogger logger, long block, string reason);

    [LoggerMessage(5102, LogLevel.Information, "{Count} of {Members} provinces signed for block {Block}.")]
    public static partial void Witnessed(this ILogger logger, int count, int members, long block);

    [LoggerMessage(5103, LogLevel.Warning, "Nothing was signed this time. {Reason}")]
    public static partial void NothingWitnessed(this ILogger logger, string reason);
}
