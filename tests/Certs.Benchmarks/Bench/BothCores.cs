using System.Diagnostics;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// Runs an operation on every core at once. By the clock and not by processor time, so that whatever else runs on the
/// machine takes its share here as it does from the service.
/// </summary>
internal static class BothCores
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(800);

    /// <summary>Operations a second over all cores.</summary>
    public static double RateOf(Action operation)
    {
        Count(operation, WarmUp);
        long[] counts = new long[Environment.ProcessorCount];
        Stopwatch time = Stopwatch.StartNew();
        Thread[] threads = [.. Enumerable.Range(0, counts.Length)
            .Select(core => new Thread(() => counts[core] = Count(operation, Round)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return counts.Sum() / time.Elapsed.TotalSeconds;
    }

    private static long Count(Action operation, TimeSpan limit)
    {
        Stopwatch time = Stopwatch.StartNew();
        long count = 0;
        for (; time.Elapsed < limit; count++)
        {
            operation();
        }

        return count;
    }
}
