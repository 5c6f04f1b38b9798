using Certs.Core.Documents;

namespace Certs.Core.Verification.Checks;

/// <summary>
/// nbf ≤ iat ≤ the anchor's block time, within the policy's clock skew and anchoring delay.
/// </summary>
internal sealed class TimeCheck : ICheck
{
    public Check Name => Check.Time;

    /// <inheritdoc />
    public void Run(Case subject, List<Finding> findings) =>
        findings.Add(Judge(subject).Using(Clock.AnchorBlock, subject.BestTime));

    private static Finding Judge(Case subject)
    {
        Payload payload = subject.Payload;
        VerificationPolicy policy = subject.Evidence.Policy;
        if (payload.NotBefore - payload.IssuedAt > policy.ClockSkew)
        {
            return Finding.Failed(
                Check.Time, Reasons.TimeOrder, "The licence begins after the document was issued.");
        }

        if (subject.BestTime is not { } anchored)
        {
            return Finding.Undecided(Check.Time, Reasons.NoPoe);
        }

        TimeSpan delay = anchored - payload.IssuedAt;
        if (delay < -policy.ClockSkew)
        {
            return Finding.Failed(
                Check.Time, Reasons.TimeOrder,
                $"Issued {Moments.Text(payload.IssuedAt)}, after the anchor's block.");
        }

        return delay > policy.MaxAnchoringDelay
            ? Finding.Failed(
                Check.Time, Reasons.Backdated,
                $"Issued {Moments.Text(payload.IssuedAt)}, anchored {Moments.Text(anchored)}.")
            : Finding.Passed(Check.Time);
    }
}
