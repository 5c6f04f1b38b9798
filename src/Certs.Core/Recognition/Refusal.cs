using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>Says why a certificate is not recognised and what would change that.</summary>
internal static class Refusal
{
    // The nearest to being recognised is told when the suites of a certificate fail for different reasons.
    private static readonly NotRecognisedWhy[] NearestFirst =
    [
        NotRecognisedWhy.Suite, NotRecognisedWhy.AgreementEnded, NotRecognisedWhy.Seal, NotRecognisedWhy.Type,
        NotRecognisedWhy.Issuer, NotRecognisedWhy.NoAgreement,
    ];

    /// <summary>The outcome of a certificate of which it is known that no suite is recognised.</summary>
    public static RecognitionOutcome Explain(
        RegistryView view, CandidateRules rules, RecognitionQuestion question, ReadOnlySpan<Suite> suites)
    {
        IReadOnlyList<Suite> recognised = RecognitionRules.RecognisedSuites(view, rules, question);
        (Suite Suite, NotRecognisedWhy Why, RecordedRule? Rule)? told = null;
        foreach (Suite suite in suites)
        {
            (NotRecognisedWhy why, RecordedRule? rule) = Why(view, rules, question, suite, recognised);
            if (told is null
                || Array.IndexOf(NearestFirst, why) < Array.IndexOf(NearestFirst, told.Value.Why))
            {
                told = (suite, why, rule);
            }
        }

        RecordedRule? upcoming = Upcoming(rules, question.At, suites);
        return new RecognitionOutcome(
            RecognitionStatus.NotRecognised, told!.Value.Suite, told.Value.Rule, told.Value.Why, recognised,
            upcoming, Changes(recognised, told.Value.Rule, upcoming));
    }

    private static (NotRecognisedWhy Why, RecordedRule? Rule) Why(
        RegistryView view, in CandidateRules rules, RecognitionQuestion question, Suite suite,
        IReadOnlyList<Suite> recognised)
    {
        if (RuleMatches.Decide(rules, suite, question.At) is { } denying)
        {
            return (DeniedFor(denying.Rule), denying.AsKnownAt(rules.Block));
        }

        RuleEntry? ended = AllowingRules.FindEnded(rules, suite, question.At);
        if (ended is not null)
        {
            return (NotRecognisedWhy.AgreementEnded, ended.AsKnownAt(rules.Block));
        }

        return (recognised.Count > 0 ? NotRecognisedWhy.Suite : NearestMiss.Find(view, question), null);
    }

    private static NotRecognisedWhy DeniedFor(RecognitionRule rule) => rule switch
    {
        { Suite: not null } => NotRecognisedWhy.Suite,
        { SealGeneration: not null } => NotRecognisedWhy.Seal,
        { Type: not null } => NotRecognisedWhy.Type,
        { IssuerProvince: not null } => NotRecognisedWhy.Issuer,
        _ => NotRecognisedWhy.NoAgreement,
    };

    private static RecordedRule? Upcoming(
        in CandidateRules rules, DateTimeOffset moment, ReadOnlySpan<Suite> suites)
    {
        RuleEntry? first = null;
        foreach (Suite suite in suites)
        {
            RuleEntry? rule = AllowingRules.FindUpcoming(rules, suite, moment);
            first = first is null || rule?.Rule.From < first.Rule.From ? rule ?? first : first;
        }

        return first?.AsKnownAt(rules.Block);
    }

    private static List<WouldChange> Changes(
        IReadOnlyList<Suite> recognised, RecordedRule? deciding, RecordedRule? upcoming)
    {
        List<WouldChange> changes = [];
        if (BridgeRules.CanHelp(deciding, recognised))
        {
            changes.Add(WouldChange.BridgeStatement);
        }

        if (recognised.Count > 0)
        {
            changes.Add(WouldChange.SignatureInRecognisedSuite);
        }

        if (upcoming is not null)
        {
            changes.Add(WouldChange.RuleTakesEffect);
        }

        changes.Add(WouldChange.RuleOfRelyingProvince);
        return changes;
    }
}
