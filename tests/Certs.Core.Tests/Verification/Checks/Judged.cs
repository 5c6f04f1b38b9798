using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;

namespace Certs.Core.Tests.Verification.Checks;

/// <summary>What one check found in a scenario.</summary>
internal static class Judged
{
    public static (Outcome Outcome, string Reason) By(
        this ScenarioBuilder builder, Check check, Suite? suite = null) =>
        builder.Build().Evidence.By(check, suite);

    public static (Outcome Outcome, string Reason) By(
        this Evidence evidence, Check check, Suite? suite = null)
    {
        Finding found = Judge.Run(evidence).Findings.First(
            finding => finding.Check == check && (suite is null || finding.Suite == suite));
        return (found.Outcome, found.Reason);
    }
}
