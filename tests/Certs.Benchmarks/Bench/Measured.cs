using System.Diagnostics;

namespace Certs.Benchmarks.Bench;

/// <summary>What a run took.</summary>
/// <param name="PerSecond">Items a second by the clock.</param>
/// <param name="ServiceMicroseconds">Processor time of the service per item.</param>
/// <param name="ClientMicroseconds">Processor time of this process per item.</param>
/// <param name="ResidentMiB">The most memory that the service had during the run.</param>
internal sealed record Measured(
    double PerSecond, double ServiceMicroseconds, double ClientMicroseconds, double ResidentMiB)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs <paramref name="work"/> on <paramref name="items"/> items.</summary>
    public static async Task<Measured> RunAsync(BenchNode node, int items, Func<Task> work)
    {
        TimeSpan service = node.ProcessorTime;
        TimeSpan client = Environment.CpuUsage.TotalTime;
        Task<TimeSpan> running = TimeAsync(work);
        double resident = 0;
        using (PeriodicTimer look = new(Look))
        {
            while (!running.IsCompleted && await look.WaitForNextTickAsync())
            {
                resident = Math.Max(resident, node.ResidentMiB);
            }
        }

        TimeSpan time = await running;
        return new Measured(
            items / time.TotalSeconds,
            (node.ProcessorTime - service).TotalMicroseconds / items,
            (Environment.CpuUsage.TotalTime - client).TotalMicroseconds / items,
            resident);
    }

    // Looking at the memory goes on for a moment longer.
    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        Stopwatch clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }
}
