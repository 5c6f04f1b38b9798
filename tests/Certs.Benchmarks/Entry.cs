using System.Globalization;
using Certs.Benchmarks.Bench;
using Certs.Benchmarks.KillLoop;
using Certs.Benchmarks.Linearizability;
using Certs.Benchmarks.WatchTrial;

namespace Certs.Benchmarks;

/// <summary>What is too long or too heavy for the test command; <c>scripts/</c> has a script for each.</summary>
internal static class Entry
{
    public static async Task<int> Main(string[] args) => args switch
    {
        ["kill-loop", string kills] => await KillLoopProgram.RunAsync(int.Parse(kills, CultureInfo.InvariantCulture)),
        ["kill-loop"] => await KillLoopProgram.RunAsync(100),
        ["linearizability", string runs, string seed] => await LinearizabilityProgram.RunAsync(
            int.Parse(runs, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
        ["watch-trial"] => await WatchTrialProgram.RunAsync(WatchTrialPlan.Full),
        ["bench", .. string[] options] => await BenchProgram.RunAsync(options),
        ["rates"] => Rates(),
        ["verdict-rates"] => VerdictOnly(),
        ["bundle-rates"] => BundlesOnly(),
        _ => Usage(),
    };

    private static int Rates()
    {
        SuiteRates.Run(Console.Out);
        DocumentRates.Run(Console.Out);
        VerdictRates.Run(Console.Out);
        return 0;
    }

    private static int VerdictOnly()
    {
        VerdictRates.Run(Console.Out);
        return 0;
    }

    private static int BundlesOnly()
    {
        BundleRates.Run(Console.Out);
        OfflineStart.Run(Console.Out);
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            "usage: kill-loop [N] | linearizability N SEED | watch-trial | bench [--json] [--quick] | rates | verdict-rates | bundle-rates");
        return 64;
    }
}
