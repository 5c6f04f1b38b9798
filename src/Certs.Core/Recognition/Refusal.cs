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
        RegistryView view, RecognitionQuestion question, ReadOnlySpan<Suite> suites)
    {
        IReadOnlyList<Suite> recognised = RecognitionRules.RecognisedSuites(view, question);
        (Suite Suite, NotRecognisedWhy Why, RecordedRule? Rule)? told = null;
        foreach (Suite suite in suites)
        {
            (NotRecognisedWhy why, RecordedRule? rule) = Why(view, question, suite, recognised);
            if (told is null
                || Array.IndexOf(NearestFirst, why) < Array.IndexOf(NearestFirst, told.Value.Why))
            {
                told = (suite, why, rule);
            }
        }

        RecordedRule? upcoming = Upcoming(view, question, suites);
        return new RecognitionOutcome(
            RecognitionStatus.NotRecognised, told!.Value.Suite, told.Value.Rule, told.Value.Why, recognised,
            upcoming, Changes(recognised, told.Value.Rule, upcoming));
    }

    private static (NotRecognisedWhy Why, RecordedRule? Rule) Why(
        RegistryView view, RecognitionQuestion question, Suite suite, IReadOnlyList<Suite> recognised)
    {
        if (RuleMatches.Decide(view, question, suite) is { } denying)
        {
            return (DeniedFor(denying.Rule), denying.AsKnownAt(view.Head.BlockNumber));
        }

        RecordedRule? ended = view.RulesOf(question.RelyingProvince)
            .Where(rule => Allows(rule, question, suite) && rule.Rule.From < rule.Rule.Until
                && rule.Rule.Until <= question.At)
            .MaxBy(rule => rule.Rule.Until);
        if (ended is not null)
        {
            return (NotRecognisedWhy.AgreementEnded, ended);
        }

        return (recognised.Count > 0 ? NotRecognisedWhy.Suite : NearestMiss(view, question), null);
    }

    private static NotRecognisedWhy DeniedFor(RecognitionRule rule) => rule switch
    {
        { Suite: not null } => NotRecognisedWhy.Suite,
        { SealGeneration: not null } => NotRecognisedWhy.Seal,
        { Type: not null } => NotRecognisedWhy.Type,
        { IssuerProvince: not null } => NotRecognisedWhy.Issuer,
        _ => NotRecognisedWhy.NoAgreement,
    };

    /// <summary>
    /// Which single difference keeps every allowing rule from matching, whatever the suite.
    /// </summary>
    private static NotRecognisedWhy NearestMiss(RegistryView view, RecognitionQuestion question)
    {
        List<RecognitionRule> allowing =
        [
            .. view.RulesOf(question.RelyingProvince)
                .Select(rule => rule.Rule)
                .Where(rule => RecognitionRules.Accepts(rule.Verdict)
                    && new Period(rule.From, rule.Until).Contains(question.At)),
        ];
        bool Misses(bool seal, bool type, bool issuer) => allowing.Any(rule =>
            (seal || rule.SealGeneration is null || rule.SealGeneration == question.SealGeneration)
            && (type || rule.Type is null || rule.Type == question.Type)
            && (issuer || rule.IssuerProvince is null || rule.IssuerProvince == question.IssuerProvince));

        return Misses(seal: true, type: false, issuer: false) ? NotRecognisedWhy.Seal
            : Misses(seal: false, type: true, issuer: false) ? NotRecognisedWhy.Type
            : Misses(seal: false, type: false, issuer: true) ? NotRecognisedWhy.Issuer
            : NotRecognisedWhy.NoAgreement;
    }

    private static RecordedRule? Upcoming(
        RegistryView view, RecognitionQuestion question, ReadOnlySpan<Suite> suites)
    {
        RecordedRule? first = null;
        foreach (Suite suite in suites)
        {
            RecordedRule? rule = view.RulesOf(question.RelyingProvince)
                .Where(rule => Allows(rule, question, suite)
                    && rule.Rule.From > question.At
                    && (rule.Rule.Until is not { } until || until > rule.Rule.From))
                .MinBy(rule => rule.Rule.From);
            first = first is null || rule?.Rule.From < first.Rule.From ? rule ?? first : first;
        }

        return first;
    }

    private static bool Allows(RecordedRule recorded, RecognitionQuestion question, Suite suite)
    {
        RecognitionRule rule = recorded.Rule;
        return RecognitionRules.Accepts(rule.Verdict)
            && (rule.Suite is null || rule.Suite == suite)
            && (rule.Type is null || rule.Type == question.Type)
            && (rule.IssuerProvince is null || rule.IssuerProvince == question.IssuerProvince)
            && (rule.SealGeneration is null || rule.SealGeneration == question.SealGeneration);
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
