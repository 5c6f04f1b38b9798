using System.Diagnostics;
using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// What a verdict, and the look-up of a status alone, cost with a million certificates of which 50,000 were changed, by
/// what they cost with a thousand of which 50 were; in turns.
/// </summary>
internal static class StatusSizes
{
    private const int Turns = 101;
    private const int VerdictsOfTurn = 300;
    private const int LookUpsOfTurn = 20_000;
    private const int Batch = 1_000;
    private const double MaxRatio = 1.15;

    private static readonly AgencyId Agency = new(62, 900);

    /// <summary>Prints two lines.</summary>
    public static void Run(Action<Figure> print)
    {
        Evidence small = Evidence(1_000, 50);
        Evidence large = Evidence(1_000_000, 50_000);
        print(Compare(
            "verdict: 50,000 of 1,000,000 changed", "us", MaxRatio, () => VerdictMicroseconds(small),
            () => VerdictMicroseconds(large)));
        print(Compare(
            "status alone: 50,000 of 1,000,000 changed", "ns", null, () => LookUpNanoseconds(small, 50),
            () => LookUpNanoseconds(large, 50_000)));
    }

    private static Figure Compare(
        string name, string unit, double? target, Func<double> small, Func<double> large)
    {
        double[] smallCosts = new double[Turns];
        double[] largeCosts = new double[Turns];
        for (int turn = -1; turn < Turns; turn++)
        {
            smallCosts[Math.Max(turn, 0)] = small();
            largeCosts[Math.Max(turn, 0)] = large();
        }

        return new Figure(name, Median(largeCosts), unit, Median(smallCosts), target, IsFloor: false);
    }

    private static Evidence Evidence(int certificates, int changed) => (new ScenarioBuilder() with
    {
        ChangeEvents = events => events.Concat(Anchors(certificates)).Concat(Statuses(changed)),
    }).Build().Evidence;

    private static IEnumerable<RegistryEvent> Anchors(int certificates) =>
        Enumerable.Range(0, certificates / Batch).Select(number => (RegistryEvent)new RegistryEvent.BatchAnchored(
            TestRegistry.FirstBlock,
            new AnchorRecord(
                TestRegistry.HashOf($"root {number}"), TestRegistry.FirstBlock.BlockTime,
                TestRegistry.FirstBlock.BlockNumber, Batch, Agency, 1, 1)));

    private static IEnumerable<RegistryEvent> Statuses(int changed) =>
        Enumerable.Range(0, changed).Select(number => (RegistryEvent)new RegistryEvent.StatusChanged(
            TestRegistry.FirstBlock, Agency, Handle(number),
            new StatusRecord(
                CertificateState.Suspended, 1, TestRegistry.Founded, TestRegistry.FirstBlock.BlockTime, 1)));

    private static Hash32 Handle(int number) => TestRegistry.HashOf($"handle {number}");

    private static double VerdictMicroseconds(Evidence evidence)
    {
        Stopwatch time = Stopwatch.StartNew();
        for (int i = 0; i < VerdictsOfTurn; i++)
        {
            Judge.Run(evidence);
        }

        return time.Elapsed.TotalMicroseconds / VerdictsOfTurn;
    }

    // Every twentieth of those asked about was changed, as in the whole.
    private static double LookUpNanoseconds(Evidence evidence, int changed)
    {
        RegistryView view = ((Lookup<RegistryView>.Found)evidence.Registry).Value;
        Hash32[] handles = [.. Enumerable.Range(0, 1_000).Select(at => at % 20 == 0
            ? Handle(at * 7_919 % changed)
            : TestRegistry.HashOf($"unchanged {at}"))];
        Stopwatch time = Stopwatch.StartNew();
        int active = 0;
        for (int i = 0; i < LookUpsOfTurn; i++)
        {
            StatusRecord? status = view.FindStatusAt(Agency, handles[i % handles.Length], evidence.At);
            active += StandingAt.Decide(status, evidence.At, null, evidence.At).Standing == Standing.Active ? 1 : 0;
        }

        return active > 0
            ? time.Elapsed.TotalNanoseconds / LookUpsOfTurn
            : throw new InvalidOperationException("Nothing is active.");
    }

    private static double Median(double[] costs) => costs.Order().ElementAt(costs.Length / 2);
}
