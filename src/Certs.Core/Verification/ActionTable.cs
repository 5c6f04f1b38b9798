using Certs.Core.Recognition;

namespace Certs.Core.Verification;

/// <summary>From the three axes to what the window does. The only place that says it.</summary>
internal static class ActionTable
{
    /// <summary>The action.</summary>
    /// <param name="authenticity">The first axis.</param>
    /// <param name="standing">The second axis.</param>
    /// <param name="recognition">The third axis.</param>
    /// <param name="nuance">What tells apart cases with the same axes.</param>
    public static WindowAction Decide(
        Authenticity authenticity, Standing standing, RecognitionStatus recognition, ActionNuance nuance) =>
        (authenticity, standing, recognition) switch
        {
            // It is proven to be wrong, or its issuer or the calendar ended it.
            (Authenticity.TotalFailed, _, _) => WindowAction.Reject,
            (_, Standing.Revoked or Standing.Cancelled or Standing.NeverIssued, _) => WindowAction.Reject,
            (_, Standing.Expired or Standing.NotYetEffective or Standing.Suspended, _) => WindowAction.Reject,

            // The holder has a newer one.
            (_, Standing.Superseded, _) => WindowAction.AskForFreshProof,

            // Something is missing: somebody can supply it.
            (Authenticity.Indeterminate, Standing.Active or Standing.Unknown, _) => Supply(nuance),
            (Authenticity.TotalPassed, Standing.Unknown, _) => Supply(nuance),
            (Authenticity.TotalPassed, Standing.Active, RecognitionStatus.Undetermined) => Supply(nuance),

            // Authentic and in force: the relying province decides.
            (Authenticity.TotalPassed, Standing.Active, RecognitionStatus.Recognised) =>
                nuance.HasNotice ? WindowAction.AcceptWithNotice : WindowAction.Accept,
            (Authenticity.TotalPassed, Standing.Active, RecognitionStatus.RecognisedByBridge) =>
                WindowAction.AcceptWithNotice,
            (Authenticity.TotalPassed, Standing.Active, RecognitionStatus.RecognisedWithConditions) =>
                WindowAction.AcceptWithNotice,
            (Authenticity.TotalPassed, Standing.Active, RecognitionStatus.NotRecognised) =>
                nuance.CanBeBridged ? WindowAction.ReferToBridge : WindowAction.ManualReview,
        };

    private static WindowAction Supply(ActionNuance nuance) => nuance.Remedy switch
    {
        Remedy.FreshProof => WindowAction.AskForFreshProof,
        Remedy.Review => WindowAction.ManualReview,
    };
}
