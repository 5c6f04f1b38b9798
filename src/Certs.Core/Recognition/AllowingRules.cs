using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>
/// The rules that would recognise one certificate in one suite but do not hold now: ended ones, and coming ones.
/// </summary>
/// <remarks>Looked up by the selectors that match, like the deciding rule, and not searched.</remarks>
internal static class AllowingRules
{
    /// <summary>The one that ended last at or before the moment asked about; null: none did.</summary>
    public static RuleEntry? FindEnded(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        long block = view.Head.BlockNumber;
        RuleEntry? latest = null;
        foreach (RuleEntry entry in Of(view, question, suite))
        {
            DateTimeOffset? until = entry.UntilAsKnownAt(block);
            bool hasEnded = entry.Rule.From < until && until <= question.At;
            if (hasEnded && (latest is null || until > latest.UntilAsKnownAt(block)))
            {
                latest = entry;
            }
        }

        return latest;
    }

    /// <summary>The first that will decide in the certificate's favour once it begins; null: none is written.</summary>
    public static RuleEntry? FindUpcoming(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        RuleEntry? first = null;
        foreach (RuleEntry entry in Of(view, question, suite))
        {
            DateTimeOffset from = entry.Rule.From;
            if (from > question.At
                && (first is null || from < first.Rule.From)
                && entry.Holds(from, view.Head.BlockNumber)
                && RuleMatches.Decide(view, question with { At = from }, suite) is { } deciding
                && RecognitionRules.Accepts(deciding.Rule.Verdict))
            {
                first = entry;
            }
        }

        return first;
    }

    private static IEnumerable<RuleEntry> Of(RegistryView view, RecognitionQuestion question, Suite suite)
    {
        for (int restricted = 0; restricted < RuleMatches.CombinationsOf(question); restricted++)
        {
            RuleSelector selector = RuleMatches.Selector(restricted, question, suite);
            Recorded<RuleEntry>? node = view.Rules(question.RelyingProvince, selector);
            for (; node is not null; node = node.Earlier)
            {
                if (RecognitionRules.Accepts(node.Value.Rule.Verdict))
                {
                    yield return node.Value;
                }
            }
        }
    }
}
