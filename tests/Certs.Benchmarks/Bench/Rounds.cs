namespace Certs.Benchmarks.Bench;

/// <summary>
/// A run cut into rounds, with the limit measured between them. The round with the median ratio counts, so that a program
/// that wakes up beside one of them decides nothing.
/// </summary>
internal static class Rounds
{
    /// <summary>How many rounds there are; odd.</summary>
    public const int Count = 5;

    /// <summary>Measures in turns, and gives the round whose ratio is the median.</summary>
    /// <param name="run">One round.</param>
    /// <param name="limit">What the machine can do at best, a second.</param>
    public static async Task<(Measured Run, double Limit)> MedianAsync(Func<Task<Measured>> run, Func<double> limit)
    {
        List<(Measured Run, double Limit)> rounds = [];
        double before = limit();
        for (int round = 0; round < Count; round++)
        {
            Measured measured = await run();
            double after = limit();
            rounds.Add((measured, (before + after) / 2));
            before = after;
        }

        return rounds.OrderBy(round => round.Run.PerSecond / round.Limit).ElementAt(Count / 2);
    }
}
