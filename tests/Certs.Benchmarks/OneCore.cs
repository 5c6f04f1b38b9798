namespace Certs.Benchmarks;

// Processor time of one operation. The first of three rounds warms up and is not printed.
internal static class OneCore
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(400);

    public static void Print(TextWriter output, string name, Action operation) =>
        output.WriteLine($"{name,-30}{MicrosecondsOf(operation),10:N1}");

    public static void PrintRate(TextWriter output, string name, Action operation, int items = 1) =>
        output.WriteLine($"{name,-32}{items * 1e6 / MicrosecondsOf(operation),14:N0}");

    private static double MicrosecondsOf(Action operation)
    {
        double[] times = [TimeOf(operation), TimeOf(operation), TimeOf(operation)];
        return Math.Min(times[1], times[2]);
    }

    // Batches double, so that asking for the time costs nothing beside short operations.
    private static double TimeOf(Action operation)
    {
        long count = 0;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        TimeSpan spent = TimeSpan.Zero;
        for (int batch = 1; spent < Round; batch *= 2)
        {
            for (int i = 0; i < batch; i++)
            {
                operation();
            }

            count += batch;
            spent = Environment.CpuUsage.TotalTime - start;
        }

        return spent.TotalMicroseconds / count;
    }
}
