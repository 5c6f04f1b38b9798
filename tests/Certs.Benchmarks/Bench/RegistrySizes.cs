using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Benchmarks.Bench;

/// <summary>What a verdict costs with a whole country's registries, by what it costs with those of three provinces.</summary>
internal static class RegistrySizes
{
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
        (WindowAction ofSmall, WindowAction ofLarge) = (Judge.Run(small).Action, Judge.Run(large).Action);
        if (ofSmall != action || ofLarge != action)
        {
            throw new InvalidOperationException($"{name}: the verdicts are {ofSmall} and {ofLarge}, not {action}.");
        }

        (double smallCost, double largeCost) = InTurns.MedianCosts(() => Judge.Run(small), () => Judge.Run(large));
        return new Figure(name, largeCost, "us", smallCost, MaxRatio, IsFloor: false);
    }
}
