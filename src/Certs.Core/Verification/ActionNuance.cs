using Certs.Core.Recognition;

namespace Certs.Core.Verification;

/// <summary>What tells apart cases with the same three axes.</summary>
/// <param name="HasNotice">
/// Some finding is to be read although nothing speaks against the certificate.
/// </param>
/// <param name="CanBeBridged">A bridge statement could change "not recognised".</param>
/// <param name="Remedy">Who can supply what is missing.</param>
internal readonly record struct ActionNuance(bool HasNotice, bool CanBeBridged, Remedy Remedy)
{
    /// <summary>The nuance of a report's findings.</summary>
    public static ActionNuance Of(
        List<Finding> findings, AuthenticityOutcome authenticity, RecognitionOutcome recognition) =>
        new(findings.Exists(IsNotice), recognition.CanBeBridged, RemedyOf(findings, authenticity));

    // A signature or a seal that does not count although the document passes is to be read too.
    private static bool IsNotice(Finding finding) =>
        finding.Outcome == Outcome.Passed
            ? ReasonTable.Get(finding.Reason).Tone == Tone.Notice
            : finding.Check is Check.Key or Check.Suite
                || finding is { Check: Check.Seal, Outcome: Outcome.Undecided };

    private static Remedy RemedyOf(List<Finding> findings, AuthenticityOutcome authenticity)
    {
        string? reason = authenticity.Authenticity == Authenticity.Indeterminate
            ? authenticity.Reason
            : findings.Find(IsMissingForStandingOrRecognition)?.Reason;
        return reason is null ? Remedy.Review : ReasonTable.Get(reason).Remedy ?? Remedy.Review;
    }

    private static bool IsMissingForStandingOrRecognition(Finding finding) =>
        finding.Outcome == Outcome.Undecided
        && finding.Check is Check.Status or Check.Period or Check.Recognition;
}
