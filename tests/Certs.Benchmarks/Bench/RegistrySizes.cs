using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>
/// What a verdict costs with a whole country's registries, by what it costs with those of three provinces, in turns.
/// </summary>
internal static class RegistrySizes
{
    private const int Turns = 5;
    private const double MaxRatio = 1.1;

    /// <summary>Prints a line for a document that is accepted and one for a document that is not.</summary>
    /// <exception cref="InvalidOperationException">The two registries give different verdicts.</exception>
    public static void Run(Action<Figure> print)
    {
        print(Compare("verdict, accepted: large by small registry", Suite.ES256, WindowAction.Accept));
        print(Compare("verdict, refused: large by small registry", Suite.SM2, WindowAction.ReferToBridge));
    }

    private static Figure Compare(string name, Suite suite, WindowAction action)
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(suite)] };
        Evidence small = builder.Build().Evidence;
        Evidence large = (builder with { ChangeEvents = events => events.Concat(LoadedRegistry.Events()) })
            .Build().Evidence;
        if (Judge.Run(small).Action != action || Judge.Run(large).Action != action)
        {
            throw new InvalidOperationException($"{name}: the verdicts are not {action}.");
        }

        double[] smallCosts = new double[Turns];
        double[] largeCosts = new double[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            smallCosts[turn] = MicrosecondsOf(small);
            largeCosts[turn] = MicrosecondsOf(large);
        }

        return new Figure(name, Median(largeCosts), "us", Median(smallCosts), MaxRatio, IsFloor: false);
    }

    private static double MicrosecondsOf(Evidence evidence) =>
        1e6 * Environment.ProcessorCount / BothCores.RateOf(() => Judge.Run(evidence));

    private static double Median(double[] costs) => costs.Order().ElementAt(costs.Length / 2);
}
