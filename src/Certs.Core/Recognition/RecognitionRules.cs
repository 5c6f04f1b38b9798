using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Core.Recognition;

/// <summary>
/// Evaluates the rules of a relying province as at one moment, as known at one block. Pure.
/// </summary>
public static class RecognitionRules
{
    // Certificates are signed in suites that have a bit in an anchor's bitmap; higher numbers are the chain's own.
    private const ushort MaxSigningSuite = 16;

    /// <summary>What the relying province makes of a certificate.</summary>
    /// <param name="view">The rules, as known at its block.</param>
    /// <param name="question">The certificate, the relying province and the moment.</param>
    /// <param name="suites">The suites of its good signatures. One that is recognised is enough.</param>
    /// <returns>The best answer that any of the suites gets; undetermined when there is no suite.</returns>
    public static RecognitionOutcome Decide(
        RegistryView view, RecognitionQuestion question, ReadOnlySpan<Suite> suites)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (suites.IsEmpty)
        {
            return RecognitionOutcome.Undetermined;
        }

        CandidateRules rules = CandidateRules.Of(view, question);
        RecognitionOutcome? best = null;
        foreach (Suite suite in suites)
        {
            RecognitionOutcome? accepted = Accept(rules, question, suite);
            if (accepted is not null && (best is null || accepted.Status < best.Status))
            {
                best = accepted;
            }
        }

        return best ?? Refusal.Explain(view, rules, question, suites);
    }

    /// <summary>The suites in which a certificate would be recognised, ascending by number.</summary>
    /// <remarks>
    /// Those of <see cref="SuiteTable"/> and those that the consortium recorded: also numbers that this implementation
    /// does not have, since another's signature in one would be recognised all the same.
    /// </remarks>
    /// <param name="view">The rules, as known at its block.</param>
    /// <param name="question">The certificate, the relying province and the moment.</param>
    public static IReadOnlyList<Suite> RecognisedSuites(RegistryView view, RecognitionQuestion question)
    {
        ArgumentNullException.ThrowIfNull(view);
        return RecognisedSuites(view, CandidateRules.Of(view, question), question);
    }

    /// <inheritdoc cref="RecognisedSuites(RegistryView, RecognitionQuestion)"/>
    internal static IReadOnlyList<Suite> RecognisedSuites(
        RegistryView view, CandidateRules rules, RecognitionQuestion question)
    {
        bool isAnyOther = IsAccepted(rules, question, default);
        List<Suite> recognised = [];
        foreach (SuiteInfo info in SuiteTable.All)
        {
            AddIfRecognised(info.Suite);
        }

        foreach (ushort number in view.SuiteNumbers)
        {
            if (number <= MaxSigningSuite && !SuiteTable.Contains((Suite)number))
            {
                AddIfRecognised((Suite)number);
            }
        }

        return recognised;

        void AddIfRecognised(Suite suite)
        {
            if (rules.Names(suite) ? IsAccepted(rules, question, suite) : isAnyOther)
            {
                recognised.Add(suite);
            }
        }
    }

    /// <summary>Whether a rule of this verdict lets a certificate pass without a bridge.</summary>
    internal static bool Accepts(RuleVerdict verdict) =>
        verdict is RuleVerdict.Recognised or RuleVerdict.RecognisedWithConditions;

    private static bool IsAccepted(in CandidateRules rules, in RecognitionQuestion question, Suite suite) =>
        RuleMatches.Decide(rules, suite, question.At) is { } rule
            ? Accepts(rule.Rule.Verdict)
            : question.RelyingProvince == question.IssuerProvince;

    private static RecognitionOutcome? Accept(
        in CandidateRules rules, in RecognitionQuestion question, Suite suite)
    {
        RuleEntry? rule = RuleMatches.Decide(rules, suite, question.At);
        if (rule is null)
        {
            return question.RelyingProvince == question.IssuerProvince
                ? new RecognitionOutcome(RecognitionStatus.Recognised, suite, null, null, [], null, [])
                : null;
        }

        if (!Accepts(rule.Rule.Verdict))
        {
            return null;
        }

        RecognitionStatus status = rule.Rule.Verdict == RuleVerdict.Recognised
            ? RecognitionStatus.Recognised
            : RecognitionStatus.RecognisedWithConditions;
        RecordedRule recorded = rule.AsKnownAt(rules.Block);
        return new RecognitionOutcome(status, suite, recorded, null, [], null, []);
    }
}
