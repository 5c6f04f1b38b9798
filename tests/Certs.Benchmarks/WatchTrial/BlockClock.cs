using System.Collections.Concurrent;
using System.Diagnostics;
using Certs.Ledger;
using Certs.Ledger.Evm;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>Notes when the chain showed each block first, beside the services.</summary>
internal sealed class BlockClock(Func<Uri> endpoint)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    private readonly ConcurrentDictionary<long, long> _shown = new();

    /// <summary>Set when something is about to be disturbed; from then on delays are those of the disturbance.</summary>
    public bool IsDisturbed { get; set; }

    /// <summary>Looks until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using EthNode node = new(endpoint());
        long last = -1;
        while (!stop.IsCancellationRequested)
        {
            long head = await TryHeadAsync(node) ?? last;
            for (long block = last + 1; last >= 0 && block <= head; block++)
            {
                _shown[block] = Stopwatch.GetTimestamp();
            }

            last = Math.Max(last, head);
            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    /// <summary>
    /// How long ago a block was shown first; null: it was there before, or is not there yet, or something was disturbed.
    /// </summary>
    public TimeSpan? Since(long block) =>
        !IsDisturbed && _shown.TryGetValue(block, out long at) ? Stopwatch.GetElapsedTime(at) : null;

    /// <summary>The newest block that was shown before a moment; null: none was.</summary>
    public long? HeadBefore(long moment) =>
        _shown.Where(block => block.Value < moment).Select(block => (long?)block.Key).Max();

    private static async Task<long?> TryHeadAsync(EthNode node)
    {
        try
        {
            return (await node.AskAsync(NodeQuestions.LatestBlock(), CancellationToken.None))?.Number;
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }
}
