using Certs.Core.Lifecycle;

namespace Certs.Core.Verification;

/// <summary>From findings to the second axis of a verdict.</summary>
/// <remarks>
/// "Never changed" means in force only of a certificate that is proven to have been issued, so nothing is
/// told without a proven anchor.
/// </remarks>
internal static class StandingRule
{
    private static readonly StandingOutcome Unknown = new(Standing.Unknown, null);

    /// <summary>The second axis.</summary>
    public static StandingOutcome Decide(Case subject, List<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            if (finding.Check is Check.Inclusion or Check.Finality or Check.Status or Check.Period
                && finding.Outcome != Outcome.Passed)
            {
                return Unknown;
            }
        }

        return StandingAt.Decide(
            subject.FindStatus(), subject.Payload.NotBefore, subject.Payload.Expires, subject.Evidence.At);
    }
}
