using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Statistics;
using Certs.Testing.Seals;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>What counting adds to a verdict: the same verdict with and without.</summary>
internal static class CountingCost
{
    private const double MaxRatio = 1.05;

    /// <summary>Prints a line for a verdict that is only counted, and for obstacles without and with a seal.</summary>
    public static void Run(Action<Figure> print)
    {
        print(Compare("verdict, accepted: counted by not", new ScenarioBuilder { Keys = [TestKeys.Of(Suite.ES256)] }));
        ScenarioBuilder refused = new() { Keys = [TestKeys.Of(Suite.SM2)] };
        print(Compare("verdict, refused: counted by not", refused));
        print(Compare("verdict, refused with seal: counted by not", refused with { Seal = new SealMaker() }));
    }

    private static Figure Compare(string name, ScenarioBuilder builder)
    {
        Evidence evidence = builder.Build().Evidence;
        VerdictTally tally = new(TimeProvider.System);
        (double without, double with) = InTurns.MedianCosts(
            () => Judge.Run(evidence),
            () =>
            {
                long begun = tally.Begin();
                tally.Count(begun, evidence.Document, Judge.Run(evidence));
            });
        return new Figure(name, with, "us", without, MaxRatio, IsFloor: false);
    }
}
