using System.Globalization;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// What the issuer said of the certificate since, read at the view's block and fresh enough.
/// </summary>
/// <remarks>
/// The check passes when the status could be read, whatever it says: a revocation speaks through the
/// standing, and an outage never reads as one.
/// </remarks>
internal sealed class StatusCheck : ICheck
{
    public Check Name => Check.Status;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject).Using(Clock.AsAt, subject.Evidence.At));

    private static Finding Judge(Case subject)
    {
        if (subject.Registry is not { } registry)
        {
            Finding missing = subject.RegistryMissing(Check.Status);
            return Finding.Undecided(Check.Status, Reasons.StatusUnavailable, missing.Reason);
        }

        if (!subject.IsOfThisChain)
        {
            return Finding.Undecided(Check.Status, Reasons.StatusUnavailable, Reasons.ChainDiffers);
        }

        if (subject.StatusTroubleOf(
            subject.Payload.Issuer, subject.Evidence.Document.Handle, subject.Anchor) is { } trouble)
        {
            return Finding.Undecided(Check.Status, trouble.Reason, trouble.Detail);
        }

        if (!subject.IsStatusFresh)
        {
            return Finding.Undecided(Check.Status, Reasons.StatusStale, subject.AgeOfStatus);
        }

        return Tell(subject, subject.FindStatus());
    }

    private static string ReasonOf(StatusRecord status) =>
        ChangeReasons.Find(status.Reason) is { } known
            ? $"{known.Code} ({known.Zh})"
            : status.Reason.ToString(CultureInfo.InvariantCulture);

    private static Finding Tell(Case subject, StatusRecord? status)
    {
        bool isForecast = subject.Evidence.At - subject.Evidence.Now > subject.Evidence.Policy.ClockSkew;
        if (status is null)
        {
            return Finding.Passed(
                Check.Status, isForecast ? Reasons.StatusForecast : Reasons.StatusNeverChanged);
        }

        string reason = status.State switch
        {
            CertificateState.Active => isForecast ? Reasons.StatusForecast : Reasons.StatusActive,
            CertificateState.Suspended => Reasons.StatusSuspended,
            CertificateState.Superseded => Reasons.StatusSuperseded,
            CertificateState.Revoked => Reasons.StatusRevoked,
            CertificateState.Cancelled => Reasons.StatusCancelled,
        };
        return Finding.Passed(
            Check.Status, reason,
            $"Change {status.Sequence}, effective from {Moments.Text(status.EffectiveFrom)}, "
            + $"recorded {Moments.Text(status.RecordedAt)}, reason {ReasonOf(status)}.");
    }
}
