using Certs.Api.V1;
using Certs.Testing.Timelines;
using Words = Certs.Core.Verification.Words;

namespace Certs.Server.Tests.Scenarios;

/// <summary>What a service's report tells, in the words of the scenario tables.</summary>
internal static class ReportVerdict
{
    public static ScenarioVerdict Of(Report report) => ScenarioVerdict.Of(
        (Words.Of((Core.Verification.Authenticity)report.Authenticity), report.AuthenticityReason,
            Words.Of((Core.Verification.Standing)report.Standing),
            Words.Of((Core.Recognition.RecognitionStatus)report.Recognition), report.RecognitionReason,
            Words.Of((Core.Verification.WindowAction)report.Action)),
        [
            .. report.Checks.Select(check =>
                (check.Name, Words.Of((Core.Verification.Outcome)check.Outcome), check.Reason)),
        ]);
}
