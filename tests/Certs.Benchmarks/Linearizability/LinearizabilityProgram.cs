using System.Diagnostics;
using System.Globalization;
using Certs.Benchmarks.WatchTrial;
using Certs.Testing.Histories;

namespace Certs.Benchmarks.Linearizability;

/// <summary>Many runs of <see cref="LinearizabilityTrial"/>, and some without compare-and-set.</summary>
internal static class LinearizabilityProgram
{
    private const int RunsWithoutCompare = 20;

    /// <summary>Runs it.</summary>
    /// <returns>0: no run is wrong, and without compare-and-set one is. 1: not so.</returns>
    public static async Task<int> RunAsync(int runs, int seed)
    {
        Stopwatch took = Stopwatch.StartNew();
        await using TrialReplicas replicas = new();
        await replicas.StartAsync(CancellationToken.None);
        LinearizabilityTrial trial = new(replicas, Say);
        TrialDisturbances[] disturbances = [.. Enumerable.Range(0, runs).Select(OfRun)];
        IReadOnlyList<TrialJudgement> all = await trial.RunAsync(disturbances, seed, CancellationToken.None);
        foreach (TrialJudgement wrong in all.Where(one => !one.IsGood))
        {
            Tell(wrong);
        }

        Say(TrialSummary.Of(all));
        Say("now without compare-and-set");
        IReadOnlyList<TrialJudgement> without =
            await trial.RunWithoutCompareAsync(RunsWithoutCompare, seed + runs, CancellationToken.None);
        Tell(without[^1]);
        bool isFound = without[^1].Outcome == LinearizabilityOutcome.Violated;
        Say(isFound ? $"found in run {without.Count} without compare-and-set" : "NOT FOUND");
        bool isGood = isFound && all.All(one => one.IsGood);
        Say(isGood ? "good" : "BROKEN");
        return isGood ? 0 : 1;

        void Tell(TrialJudgement one)
        {
            Say($"seed {one.Run.Seed} ({one.Run.Disturbances}): {one.Outcome}");
            Console.Write(HistoryText.Of(one.Offending, Stopwatch.Frequency / 1000.0));
            foreach (string fault in one.EvidenceFaults)
            {
                Say(fault);
            }
        }

        void Say(string line) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.Elapsed:mm\\:ss} {line}"));
    }

    // Of six runs three have a kill, two of these with a chain that stands still; one has a chain that stands still only.
    private static TrialDisturbances OfRun(int run) => (run % 6) switch
    {
        0 => TrialDisturbances.Kill,
        1 => TrialDisturbances.None,
        2 => TrialDisturbances.NoBlocks,
        3 => TrialDisturbances.Kill | TrialDisturbances.NoBlocks,
        4 => TrialDisturbances.NodeOff,
        _ => TrialDisturbances.Kill | TrialDisturbances.NodeOff,
    };
}
