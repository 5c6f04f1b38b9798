using System.Data.Common;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Statistics;

/// <summary>Writes what was counted to the store every few seconds, and once more when the service stops.</summary>
internal sealed partial class TallyFlush(
    VerdictTally tally, VerdictCountStore store, TimeProvider time, IOptions<StatisticsOptions> options,
    ILogger<TallyFlush> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.FlushInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
            }
        }
        finally
        {
            await FlushAsync();
        }
    }

    /// <summary>Writes what was counted since the last time. What cannot be written is kept for the next time.</summary>
    internal async Task FlushAsync()
    {
        TakenCounts counts = tally.Take(Month.Of(time.GetUtcNow()));
        long notCounted = tally.TakeNotCounted();
        if (notCounted > 0)
        {
            NotCounted(logger, notCounted);
        }

        try
        {
            await store.AddAsync(counts);
        }
        catch (DbException failure)
        {
            NotWritten(logger, failure.Message);
            tally.Return(counts);
        }
    }

    [LoggerMessage(3000, LogLevel.Warning, "Counts of verdicts could not be written; they are kept. {Reason}")]
    private static partial void NotWritten(ILogger logger, string reason);

    [LoggerMessage(3001, LogLevel.Warning, "{Count} verdicts or statements were not counted: too many kinds at once.")]
    private static partial void NotCounted(ILogger logger, long count);
}
