using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>From findings to the second axis of a verdict.</summary>
/// <remarks>
/// "Never changed" means in force only of a certificate that is proven to have been issued, so nothing is
/// told without a proven anchor. What is final comes before what passes, and the issuer's word before the
/// calendar.
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

        StatusRecord? status = subject.FindStatus();
        bool hasEnded = subject.Payload.Expires <= subject.Evidence.At;
        bool hasBegun = subject.Payload.NotBefore <= subject.Evidence.At;
        Standing said = status is null ? Standing.Active : Said(status.State);
        bool isFinal = said is Standing.Revoked or Standing.Cancelled or Standing.Superseded;
        return isFinal ? new StandingOutcome(said, status)
            : hasEnded ? new StandingOutcome(Standing.Expired, null)
            : !hasBegun ? new StandingOutcome(Standing.NotYetEffective, null)
            : new StandingOutcome(said, status);
    }

    private static Standing Said(CertificateState state) => state switch
    {
        CertificateState.Active => Standing.Active,
        CertificateState.Suspended => Standing.Suspended,
        CertificateState.Superseded => Standing.Superseded,
        CertificateState.Revoked => Standing.Revoked,
        CertificateState.Cancelled => Standing.Cancelled,
    };
}
