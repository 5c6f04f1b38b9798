using System.Collections.Concurrent;
using Certs.Api.V1;
using Certs.Cli.Service;
using Certs.Core;
using Certs.Core.Registry;
using Grpc.Core;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>One who watches, over whichever replica is there, and keeps what it was told.</summary>
/// <param name="replicas">The services.</param>
/// <param name="number">Which watcher this is.</param>
/// <param name="request">What it watches.</param>
/// <param name="isOwn">Whether a change of a certificate is one to be told.</param>
/// <param name="clock">When blocks were shown.</param>
internal sealed class TrialWatcher(
    TrialReplicas replicas, int number, WatchStatusRequest request, Func<Hash32, bool> isOwn, BlockClock clock)
{
    private const int SharingOneConnection = 100;

    private readonly List<(Hash32 Handle, uint Sequence)> _told = [];
    private readonly ConcurrentQueue<TimeSpan> _delays = new();
    private StatusFollower? _follower;
    private long _through;

    /// <summary>The newest block up to which it was told everything, by what a message without a change said.</summary>
    public long Through => Volatile.Read(ref _through);

    /// <summary>How long after their blocks the messages came.</summary>
    public IEnumerable<TimeSpan> Delays => _delays;

    /// <summary>How many messages with a change came.</summary>
    public int Told => _told.Count;

    /// <summary>How often the stream was opened again.</summary>
    public int Reconnects => (_follower?.Attempts ?? 1) - 1;

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _follower = new StatusFollower(
            attempt => replicas.Connect(number + attempt, "verifier", number / SharingOneConnection).Watch, request);
        try
        {
            int quietAttempts = 0;
            await foreach (WatchStatusResponse message in _follower.RunAsync(stop))
            {
                if (message.Change is { } change)
                {
                    _told.Add((new Hash32(change.HandleDigest.Span), change.Status.Sequence));
                    Note(change.BlockNumber, quietAttempts);
                }
                else if (message.AsOf is { } head)
                {
                    // Undisturbed from here on: what comes next is news.
                    quietAttempts = _follower.Attempts;
                    Volatile.Write(ref _through, head.BlockNumber);
                }
            }
        }
        catch (Exception ended) when (stop.IsCancellationRequested
            && ended is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
        {
            // Stopped.
        }
    }

    /// <summary>What is wrong with what it was told; null: nothing.</summary>
    public string? Fault(IReadOnlyList<RegistryEvent.StatusChanged> changes)
    {
        (Hash32, uint)[] due = [.. changes.Where(one => isOwn(one.Handle)).Select(one => (one.Handle, one.Status.Sequence))];
        return Difference(_told, due) is { } difference ? $"watcher {number}: {difference}" : null;
    }

    /// <summary>How what was told differs from what was due: anything missing, double, foreign or in another order.</summary>
    public static string? Difference(
        IReadOnlyList<(Hash32 Handle, uint Sequence)> told, IReadOnlyList<(Hash32 Handle, uint Sequence)> due)
    {
        int same = told.Zip(due).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == due.Count && same == told.Count
            ? null
            : $"{told.Count} messages for {due.Count} changes, the first {same} are right";
    }

    private void Note(long block, int quietAttempts)
    {
        if (_follower!.Attempts == quietAttempts && clock.Since(block) is { } delay)
        {
            _delays.Enqueue(delay);
        }
    }
}
