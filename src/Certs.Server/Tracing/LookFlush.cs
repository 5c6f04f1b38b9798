using System.Data.Common;
using Certs.Core;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Tracing;

/// <summary>
/// Writes who had certificates judged to the store every few seconds, and once more when the service stops; takes away what is
/// old.
/// </summary>
internal sealed partial class LookFlush(
    LookLog log, LookTags tags, LookStore store, TimeProvider time, IOptions<TracingOptions> options,
    ILogger<LookFlush> logger) : BackgroundService
{
    private const int MostKept = 262_144;

    private static readonly TimeSpan BetweenExpiries = TimeSpan.FromHours(1);

    private readonly Dictionary<(Hash32 Handle, LookKind Kind), Looks> _kept = [];
    private long? _expired;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.FlushInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
                await ExpireNowAndThenAsync(stoppingToken);
            }
        }
        finally
        {
            await FlushAsync();
        }
    }

    /// <summary>Writes what was noted since the last time. What cannot be written is kept for the next time.</summary>
    internal async Task FlushAsync()
    {
        foreach (((Hash32, LookKind) key, Looks looks) in log.Take())
        {
            _kept[key] = _kept.TryGetValue(key, out Looks others) ? others.With(looks) : looks;
        }

        if (log.TakeLeftOut() is > 0 and long left)
        {
            LeftOut(logger, left);
        }

        try
        {
            await WriteAsync();
        }
        catch (DbException failure)
        {
            NotWritten(logger, failure.Message);
            if (_kept.Count > MostKept)
            {
                LeftOut(logger, _kept.Sum(one => one.Value.Verdicts));
                _kept.Clear();
            }
        }
    }

    // What was added is kept no longer, whatever becomes of the rest.
    private async Task WriteAsync()
    {
        Dictionary<Hash32, byte[]> made = [];
        Dictionary<TaggedLooks, (Hash32, LookKind)> rows = _kept.ToDictionary(
            one => new TaggedLooks(
                made.TryGetValue(one.Key.Handle, out byte[]? tag) ? tag : made[one.Key.Handle] = tags.Of(one.Key.Handle),
                one.Value),
            one => one.Key);
        foreach (TaggedLooks[] page in LookStore.Pages(rows.Keys))
        {
            await store.AddAsync(page);
            foreach (TaggedLooks added in page)
            {
                _kept.Remove(rows[added]);
            }
        }
    }

    private async Task ExpireNowAndThenAsync(CancellationToken stoppingToken)
    {
        if (_expired is { } last && time.GetElapsedTime(last) < BetweenExpiries)
        {
            return;
        }

        _expired = time.GetTimestamp();
        try
        {
            await store.RemoveBeforeAsync(LookStore.DayOf(time.GetUtcNow() - options.Value.KeepFor), stoppingToken);
        }
        catch (DbException failure)
        {
            NotWritten(logger, failure.Message);
        }
    }

    [LoggerMessage(3010, LogLevel.Warning, "Who had certificates judged could not be written; it is kept. {Reason}")]
    private static partial void NotWritten(ILogger logger, string reason);

    [LoggerMessage(3011, LogLevel.Warning, "{Count} verdicts were left out of the histories: too many at once.")]
    private static partial void LeftOut(ILogger logger, long count);
}
