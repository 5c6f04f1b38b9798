using Certs.Core.Registry;

namespace Certs.Core.Recognition;

/// <summary>Rules that are thought about, laid over those that are recorded. Pure: nothing is written.</summary>
public static class ProposedRules
{
    /// <summary>
    /// The recognition rules of one province with more rules, as if these had been recorded in the next block.
    /// </summary>
    /// <remarks>
    /// A proposed rule with the selector of a recorded one comes before it, since the newest that holds counts; the
    /// chain would want the recorded one ended first. The copy costs as much as the province has rules.
    /// </remarks>
    /// <param name="view">The registries; they stay as they are.</param>
    /// <param name="province">The relying province.</param>
    /// <param name="rules">The rules in the order of being written; number and province are set here.</param>
    /// <returns>A view that has the province's rules and the suites, and nothing else.</returns>
    public static RegistryView Over(
        RegistryView view, ushort province, IReadOnlyList<RecognitionRule> rules)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(rules);
        RecordedRule[] recorded = [.. view.RulesOf(province).Reverse()];
        List<RegistryEvent> events =
        [
            .. view.Suites().Select(suite => new RegistryEvent.SuiteRecorded(
                suite.RecordedAt, suite.Number, suite.Version, suite.Name, suite.IssueFrom, suite.IssueUntil,
                suite.AcceptUntil, suite.BrokenSince)),
            .. recorded.Select(rule => new RegistryEvent.RuleAdded(rule.RecordedAt, rule.Rule)),
        ];
        ChainHead next = view.Head with { BlockNumber = view.Head.BlockNumber + 1 };
        uint last = recorded.Length == 0 ? 0 : recorded.Max(rule => rule.Rule.RuleId);
        for (int i = 0; i < rules.Count; i++)
        {
            ChainPoint point = new(next.BlockNumber, next.BlockTime, i);
            RecognitionRule rule = rules[i] with { RuleId = last + 1 + (uint)i, Province = province };
            events.Add(new RegistryEvent.RuleAdded(point, rule));
        }

        return RegistryView.Empty(next with { BlockNumber = -1 })
            .Apply([.. events.OrderBy(one => one.At.BlockNumber)], next);
    }
}
