using Certs.Core.Verification;

namespace Certs.Core.Tests.Bundles;

/// <summary>A verdict check by check, without what must differ: the depth and how a block was proven.</summary>
internal static class Verdicts
{
    public static string Of(VerificationReport report) => string.Join(
        '\n',
        [
            $"{report.Authenticity} {report.Standing} {report.Recognition.Status} {report.Recognition.Why} "
                + $"{report.Action} {report.ValidUntil} {report.Inputs.Registry} {report.Inputs.At}",
            .. report.Findings.Select(finding =>
                (finding.Check == Check.Finality ? finding with { Detail = null } : finding).ToString()),
        ]);
}
