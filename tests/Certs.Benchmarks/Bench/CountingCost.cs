using System.Diagnostics;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Hosting;
using Certs.Server.Statistics;
using Certs.Server.Tracing;
using Certs.Testing.Seals;
using Certs.Testing.Verification;
using Microsoft.Extensions.Options;

namespace Certs.Benchmarks.Bench;

/// <summary>What counting a verdict and noting it for the history add to it: the same verdict with and without.</summary>
internal static class CountingCost
{
    private const double MaxRatio = 1.05;

    // As many as are judged between two flushes.
    private const int TakenEvery = 50_000;

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
        LookLog looks = new(TimeProvider.System, Options.Create(new TracingOptions()));
        Asker asker = new(Role.Verifier, "organisation", "purpose");
        int noted = 0;
        (double without, double with) = InTurns.MedianCosts(
            () => Judge.Run(evidence),
            () =>
            {
                long begun = Stopwatch.GetTimestamp();
                VerificationReport report = Judge.Run(evidence);
                tally.Count(Stopwatch.GetElapsedTime(begun), evidence.Document, report);
                looks.Note(asker, evidence.Document, report);
                if (++noted % TakenEvery == 0)
                {
                    looks.Take();
                }
            });
        return new Figure(name, with, "us", without, MaxRatio, IsFloor: false);
    }
}
