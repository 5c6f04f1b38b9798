using System.Collections.Concurrent;
using System.Diagnostics;

namespace Certs.Benchmarks.Bench;

/// <summary>Single calls: as many as go through, then half as many at an even pace.</summary>
internal static class UnaryLoad
{
    private const int Callers = 32;

    /// <summary>Calls a second of 32 callers, each with its next call when the last one is answered.</summary>
    public static async Task<double> PeakAsync(Func<int, Task> call, TimeSpan length)
    {
        long count = 0;
        Stopwatch clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            while (clock.Elapsed < length)
            {
                await call(caller);
                Interlocked.Increment(ref count);
            }
        })));
        return count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// The times of calls that come at an even pace, whatever became of those before: counted from when a call was due,
    /// so a service that stands still is not spared the calls that it kept waiting.
    /// </summary>
    /// <returns>The time that 99 of 100 calls stay below.</returns>
    public static async Task<TimeSpan> PercentileAsync(Func<int, Task> call, double perSecond, TimeSpan length)
    {
        ConcurrentBag<TimeSpan> times = [];
        List<Task> calls = [];
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(1));
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < length)
        {
            await tick.WaitForNextTickAsync();
            for (int due = (int)(clock.Elapsed.TotalSeconds * perSecond); calls.Count < due;)
            {
                int caller = calls.Count;
                TimeSpan dueAt = TimeSpan.FromSeconds((caller + 1) / perSecond);
                calls.Add(Task.Run(async () =>
                {
                    await call(caller);
                    times.Add(clock.Elapsed - dueAt);
                }));
            }
        }

        await Task.WhenAll(calls);
        TimeSpan[] sorted = [.. times.Order()];
        return sorted[(int)(sorted.Length * 0.99)];
    }
}
