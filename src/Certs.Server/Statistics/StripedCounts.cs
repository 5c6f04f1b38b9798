using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Certs.Server.Statistics;

/// <summary>
/// Counts by kind, in memory. A stripe for each core, so that two cores do not write to the same place; no lock and, for a
/// kind that was seen before, no allocation.
/// </summary>
internal sealed class StripedCounts<TKind>
    where TKind : notnull
{
    // Kinds come out of closed lists, but whoever asks chooses among them: memory must not grow with what is asked.
    private const int MostKinds = 16_384;

    private readonly ConcurrentDictionary<TKind, StrongBox<long>>[] _stripes =
    [
        .. Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => new ConcurrentDictionary<TKind, StrongBox<long>>()),
    ];

    private int _kinds;
    private long _notCounted;

    /// <summary>Adds to a kind.</summary>
    public void Add(TKind kind, long count = 1)
    {
        ConcurrentDictionary<TKind, StrongBox<long>> stripe =
            _stripes[(uint)Thread.GetCurrentProcessorId() % (uint)_stripes.Length];
        if (!stripe.TryGetValue(kind, out StrongBox<long>? counter))
        {
            if (Volatile.Read(ref _kinds) >= MostKinds)
            {
                Interlocked.Add(ref _notCounted, count);
                return;
            }

            StrongBox<long> added = new();
            counter = stripe.GetOrAdd(kind, added);
            if (ReferenceEquals(counter, added))
            {
                Interlocked.Increment(ref _kinds);
            }
        }

        Interlocked.Add(ref counter.Value, count);
    }

    /// <summary>Adds to many kinds.</summary>
    public void AddAll(IReadOnlyDictionary<TKind, long> counts)
    {
        foreach ((TKind kind, long count) in counts)
        {
            Add(kind, count);
        }
    }

    /// <summary>What was counted since the last time.</summary>
    /// <param name="isOver">Whether a kind will not be counted again, so that its place is free.</param>
    public IReadOnlyDictionary<TKind, long> Take(Predicate<TKind> isOver)
    {
        Dictionary<TKind, long> taken = [];
        foreach (ConcurrentDictionary<TKind, StrongBox<long>> stripe in _stripes)
        {
            foreach ((TKind kind, StrongBox<long> counter) in stripe)
            {
                long count = Interlocked.Exchange(ref counter.Value, 0);
                if (count > 0)
                {
                    taken[kind] = taken.GetValueOrDefault(kind) + count;
                }
                else if ((isOver(kind) || Volatile.Read(ref _kinds) >= MostKinds) && stripe.TryRemove(kind, out _))
                {
                    Interlocked.Decrement(ref _kinds);
                    Rescue(kind, counter);
                }
            }
        }

        return taken;
    }

    /// <summary>How many were not counted since the last time, because there were too many kinds at once.</summary>
    public long TakeNotCounted() => Interlocked.Exchange(ref _notCounted, 0);

    // Somebody may have found the counter just before it was removed.
    private void Rescue(TKind kind, StrongBox<long> counter)
    {
        if (Interlocked.Exchange(ref counter.Value, 0) is > 0 and long late)
        {
            Add(kind, late);
        }
    }
}
