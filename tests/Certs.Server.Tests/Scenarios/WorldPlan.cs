using Certs.Core.Suites;
using Certs.Testing.Timelines;

namespace Certs.Server.Tests.Scenarios;

/// <summary>
/// Which lines of the tables can share a chain: the consortium rates a suite once for all, so that two histories of
/// one suite need two chains; agencies and relying provinces there are enough.
/// </summary>
internal sealed class WorldPlan
{
    private readonly Dictionary<Suite, string> _histories = [];

    /// <summary>The lines of this chain, by what they are asked about.</summary>
    public Dictionary<(string Registry, string Licence), List<TimelineScenario>> Cases { get; } = [];

    /// <summary>As few chains as it takes.</summary>
    public static IReadOnlyList<WorldPlan> Of(IEnumerable<TimelineScenario> scenarios)
    {
        List<WorldPlan> plans = [];
        foreach (TimelineScenario scenario in scenarios)
        {
            WorldPlan? fitting = plans.Find(plan => plan.TryAdd(scenario));
            if (fitting is null)
            {
                WorldPlan plan = new();
                plan.TryAdd(scenario);
                plans.Add(plan);
            }
        }

        return plans;
    }

    private bool TryAdd(TimelineScenario scenario)
    {
        TimelineCase asked = TimelineCase.Of(scenario);
        Dictionary<Suite, string> needed = asked.Licence.Suites.ToDictionary(
            suite => suite, suite => HistoryOf(suite, asked));
        if (needed.Any(one => _histories.TryGetValue(one.Key, out string? history) && history != one.Value))
        {
            return false;
        }

        foreach ((Suite suite, string history) in needed)
        {
            _histories[suite] = history;
        }

        (string, string) key = (scenario.Registry, scenario.Licence);
        Cases.TryAdd(key, []);
        Cases[key].Add(scenario);
        return true;
    }

    private static string HistoryOf(Suite suite, TimelineCase asked) => string.Join(
        "; ", asked.Said.Where(fact => fact.Fact is TimelineFact.SuiteRated rated && rated.Suite == suite));
}
