using System.Diagnostics;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// What a verdict costs with a whole country's registries, by what it costs with those of three provinces, in turns.
/// </summary>
internal static class RegistrySizes
{
    // Turns are short, so that both sides have the same of whatever else goes on in the machine.
    private const int Turns = 101;
    private const int VerdictsOfTurn = 300;
    private const double MaxRatio = 1.1;

    /// <summary>Prints a line for each kind of answer: accepted, refused for the suite, refused for want of a rule.</summary>
    /// <exception cref="InvalidOperationException">The two registries give different verdicts.</exception>
    public static void Run(Action<Figure> print)
    {
        print(Compare("verdict, accepted: large by small registry", Suite.ES256, 33, WindowAction.Accept));
        print(Compare("verdict, refused: large by small registry", Suite.SM2, 33, WindowAction.ReferToBridge));
        print(Compare("verdict, no rule: large by small registry", Suite.SM2, 11, WindowAction.ManualReview));
    }

    private static Figure Compare(string name, Suite suite, ushort relyingProvince, WindowAction action)
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(suite)], RelyingProvince = relyingProvince };
        Evidence small = builder.Build().Evidence;
        Evidence large = (builder with { ChangeEvents = events => events.Concat(LoadedRegistry.Events()) })
            .Build().Evidence;
        if (Judge.Run(small).Action != action || Judge.Run(large).Action != action)
        {
            throw new InvalidOperationException(
                $"{name}: the verdicts are {Judge.Run(small).Action} and {Judge.Run(large).Action}, not {action}.");
        }

        double[] smallCosts = new double[Turns];
        double[] largeCosts = new double[Turns];
        for (int turn = -1; turn < Turns; turn++)
        {
            smallCosts[Math.Max(turn, 0)] = MicrosecondsOf(small);
            largeCosts[Math.Max(turn, 0)] = MicrosecondsOf(large);
        }

        return new Figure(name, Median(largeCosts), "us", Median(smallCosts), MaxRatio, IsFloor: false);
    }

    private static double MicrosecondsOf(Evidence evidence)
    {
        Stopwatch time = Stopwatch.StartNew();
        for (int i = 0; i < VerdictsOfTurn; i++)
        {
            Judge.Run(evidence);
        }

        return time.Elapsed.TotalMicroseconds / VerdictsOfTurn;
    }

    private static double Median(double[] costs) => costs.Order().ElementAt(costs.Length / 2);
}
