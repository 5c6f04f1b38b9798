using System.Diagnostics;
using System.Globalization;

namespace Certs.Benchmarks.WatchTrial;

/// <summary>1,000 watch 10,000 changes while two replicas are killed and the chain stands still once.</summary>
internal static class WatchTrialProgram
{
    /// <summary>Runs it.</summary>
    /// <returns>0: everybody was told everything once and in order, within two seconds. 1: not.</returns>
    public static async Task<int> RunAsync(WatchTrialPlan plan)
    {
        Stopwatch took = Stopwatch.StartNew();
        await using TrialReplicas replicas = new();
        await replicas.StartAsync(CancellationToken.None);
        WatchTrialResult result = await new WatchTrial(replicas, plan, Say).RunAsync(CancellationToken.None);
        foreach (string fault in result.Faults)
        {
            Say(fault);
        }

        Say(result.ToString());
        bool isGood = result.Faults.Count == 0 && result.Changes == plan.Changes;
        Say(isGood ? "good" : "BROKEN");
        return isGood ? 0 : 1;

        void Say(string line) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.Elapsed:mm\\:ss} {line}"));
    }
}
