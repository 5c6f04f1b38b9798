using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>
/// The rules that would recognise one certificate in one suite but do not hold now: ended ones, and coming ones.
/// </summary>
internal static class AllowingRules
{
    /// <summary>The one that ended last at or before the moment asked about; null: none did.</summary>
    public static RuleEntry? FindEnded(in CandidateRules rules, Suite suite, DateTimeOffset moment)
    {
        RuleEntry? latest = null;
        for (int restricted = 0; restricted < RuleMatches.Combinations; restricted++)
        {
            Recorded<RuleEntry>? node = rules.Newest(restricted, suite);
            for (; node is not null; node = node.Earlier)
            {
                RuleEntry entry = node.Value;
                DateTimeOffset? until = entry.UntilAsKnownAt(rules.Block);
                bool hasEnded = entry.Rule.From < until && until <= moment;
                if (hasEnded
                    && RecognitionRules.Accepts(entry.Rule.Verdict)
                    && (latest is null || until > latest.UntilAsKnownAt(rules.Block)))
                {
                    latest = entry;
                }
            }
        }

        return latest;
    }

    /// <summary>The first that will decide in the certificate's favour once it begins; null: none is written.</summary>
    public static RuleEntry? FindUpcoming(in CandidateRules rules, Suite suite, DateTimeOffset moment)
    {
        RuleEntry? first = null;
        for (int restricted = 0; restricted < RuleMatches.Combinations; restricted++)
        {
            Recorded<RuleEntry>? node = rules.Newest(restricted, suite);
            for (; node is not null; node = node.Earlier)
            {
                DateTimeOffset from = node.Value.Rule.From;
                if (from > moment
                    && (first is null || from < first.Rule.From)
                    && RecognitionRules.Accepts(node.Value.Rule.Verdict)
                    && node.Value.Holds(from, rules.Block)
                    && RuleMatches.Decide(rules, suite, from) is { } deciding
                    && RecognitionRules.Accepts(deciding.Rule.Verdict))
                {
                    first = node.Value;
                }
            }
        }

        return first;
    }
}
