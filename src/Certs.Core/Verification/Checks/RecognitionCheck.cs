using System.Globalization;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Seals;
using Certs.Core.Suites;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// The rules of the relying province as at the moment asked about, as known at the view's block.
/// </summary>
/// <remarks>
/// It passes when the rules could be evaluated, whatever they say: the answer speaks through the recognition.
/// One good signature in a recognised suite is enough.
/// </remarks>
internal sealed class RecognitionCheck : ICheck
{
    public Check Name => Check.Recognition;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject, findings).Using(Clock.AsAt, subject.Evidence.At));

    private static Finding Judge(Case subject, List<Finding> findings)
    {
        if (subject.Registry is not { } registry)
        {
            Finding missing = subject.RegistryMissing(Check.Recognition);
            return Finding.Undecided(Check.Recognition, Reasons.PolicyUnavailable, missing.Reason);
        }

        if (!subject.IsFresh)
        {
            return Finding.Undecided(
                Check.Recognition, Reasons.PolicyUnavailable, $"{Reasons.HeadStale}: {subject.AgeOfRegistry}");
        }

        if (subject.Evidence.Offline is { } offline
            && !offline.RelyingProvinces.Contains(subject.Evidence.RelyingProvince))
        {
            return Finding.Undecided(
                Check.Recognition, Reasons.PolicyUnavailable, "The trust file does not have the province's rules.");
        }

        Span<Suite> suites = stackalloc Suite[subject.Document.Signatures.Count];
        int count = GoodSignatures.Collect(findings, suites);
        if (count == 0)
        {
            return Finding.Undecided(Check.Recognition, Reasons.NoValidSignature);
        }

        RecognitionQuestion question = new(
            subject.Evidence.RelyingProvince, subject.Payload.Issuer.Province,
            subject.Evidence.Document.TypeId, SealGenerationOf(subject),
            subject.Evidence.At);
        if (Decide(registry, question, suites[..count], HasProvenSeal(findings)) is not { } outcome)
        {
            return Finding.Undecided(Check.Recognition, Reasons.SealNotProven);
        }

        subject.Recognition = outcome;
        return Tell(outcome, question);
    }

    // A seal that is not proven is as good as none: it must not open a door, and must not close one either.
    private static RecognitionOutcome? Decide(
        RegistryView registry, RecognitionQuestion question, ReadOnlySpan<Suite> suites, bool hasProvenSeal)
    {
        RecognitionOutcome outcome = RecognitionRules.Decide(registry, question, suites);
        if (question.SealGeneration is null
            || hasProvenSeal
            || outcome.Status == RecognitionStatus.NotRecognised)
        {
            return outcome;
        }

        RecognitionOutcome unsealed =
            RecognitionRules.Decide(registry, question with { SealGeneration = null }, suites);
        return unsealed.Status == RecognitionStatus.NotRecognised ? null : unsealed;
    }

    // A seal's generation counts against it as soon as it is read, and for it only when the seal is proven.
    private static byte? SealGenerationOf(Case subject) =>
        subject.Seal is SealReading.Readable { Applied.Seal: var seal } ? (byte)seal.Generation : null;

    private static bool HasProvenSeal(List<Finding> findings) =>
        findings.Exists(finding => finding is { Check: Check.Seal, Outcome: Outcome.Passed });

    private static Finding Tell(RecognitionOutcome outcome, RecognitionQuestion question) =>
        Finding.Passed(Check.Recognition, RecognitionReason.Of(outcome), Detail(outcome, question)) with
        {
            Suite = outcome.Suite,
            Rule = outcome.Rule is { } rule ? Used(rule) : null,
        };

    private static RuleUsed Used(RecordedRule rule) => rule.EndRecordedAt is { } end
        ? new RuleUsed("recognition", rule.Rule.RuleId, 2, end.BlockNumber)
        : new RuleUsed("recognition", rule.Rule.RuleId, 1, rule.RecordedAt.BlockNumber);

    private static string? Detail(RecognitionOutcome outcome, RecognitionQuestion question)
    {
        if (outcome.Status != RecognitionStatus.NotRecognised)
        {
            return null;
        }

        string recognised = outcome.RecognisedSuites.Count == 0
            ? "no suite"
            : string.Join(", ", outcome.RecognisedSuites);
        string upcoming = outcome.Upcoming is { } rule
            ? $" Rule {rule.Rule.RuleId} recognises it from {Moments.Text(rule.Rule.From)} on."
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Signed with {outcome.Suite}; province {question.RelyingProvince} recognises {recognised} "
            + $"for this type and issuer.{upcoming}");
    }
}
