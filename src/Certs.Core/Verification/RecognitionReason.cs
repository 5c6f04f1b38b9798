using Certs.Core.Recognition;
using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>The reason codes of recognition.</summary>
public static class RecognitionReason
{
    /// <summary>The code of <see cref="Reasons"/> that says what an outcome is.</summary>
    public static string Of(RecognitionOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return ReasonOf(outcome);
    }

    private static string ReasonOf(RecognitionOutcome outcome) => outcome.Status switch
    {
        RecognitionStatus.Recognised => outcome.Rule is null ? Reasons.RecognisedAtHome : Reasons.Recognised,
        RecognitionStatus.RecognisedWithConditions => Reasons.RecognisedWithConditions,
        RecognitionStatus.RecognisedByBridge => Reasons.Recognised,
        RecognitionStatus.NotRecognised when outcome.Rule is { Rule.Verdict: RuleVerdict.ByBridge } =>
            Reasons.BridgeNeeded,
        RecognitionStatus.NotRecognised => ReasonOf(outcome.Why!.Value),
        RecognitionStatus.Undetermined => Reasons.NoValidSignature,
    };

    private static string ReasonOf(NotRecognisedWhy why) => why switch
    {
        NotRecognisedWhy.Suite => Reasons.NotRecognisedSuite,
        NotRecognisedWhy.Seal => Reasons.NotRecognisedSeal,
        NotRecognisedWhy.Type => Reasons.NotRecognisedType,
        NotRecognisedWhy.Issuer => Reasons.NotRecognisedIssuer,
        NotRecognisedWhy.NoAgreement => Reasons.NotRecognisedNoAgreement,
        NotRecognisedWhy.AgreementEnded => Reasons.NotRecognisedAgreementEnded,
    };
}
