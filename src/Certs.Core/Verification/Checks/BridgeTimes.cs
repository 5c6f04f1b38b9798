using Certs.Core.Registry;

namespace Certs.Core.Verification.Checks;

/// <summary>Whether a statement's times can be true, and whether it holds at the moment asked about.</summary>
internal static class BridgeTimes
{
    /// <summary>Where the claimed times contradict each other or the chain; null: nowhere.</summary>
    public static Finding? Contradiction(BridgeCase one)
    {
        VerificationPolicy policy = one.Subject.Evidence.Policy;
        TimeSpan delay = one.BestTime - one.Claims.IssuedAt;
        bool isPossible = delay >= -policy.ClockSkew
            && delay <= policy.MaxAnchoringDelay
            && one.Claims.AsOfBlock < one.Anchor!.BlockNumber
            && one.Claims.AsOfTime - one.Claims.IssuedAt <= policy.ClockSkew;
        if (!isPossible)
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeTimeOrder,
                $"Made {Moments.Text(one.Claims.IssuedAt)} as of block {one.Claims.AsOfBlock}, "
                + $"anchored {Moments.Text(one.BestTime)} in block {one.Anchor!.BlockNumber}.");
        }

        return one.Subject.Anchor is { } original && one.Claims.AsOfBlock < original.BlockNumber
            ? Finding.Failed(
                Check.Bridge, Reasons.BridgeWithoutVerification,
                $"As of block {one.Claims.AsOfBlock}; the certificate is anchored in {original.BlockNumber}.")
            : null;
    }

    /// <summary>Why the statement does not hold at the moment asked about; null: it does.</summary>
    public static Finding? NotInForce(BridgeCase one)
    {
        Evidence evidence = one.Subject.Evidence;
        if (one.Subject.StatusTroubleOf(one.Claims.Issuer, one.Presented.Handle, one.Anchor) is { } trouble)
        {
            return Finding.Undecided(Check.Bridge, trouble.Reason, trouble.Detail);
        }

        if (!one.Subject.IsStatusFresh)
        {
            return Finding.Undecided(Check.Bridge, Reasons.StatusStale);
        }

        if (one.Registry.FindStatusAt(one.Claims.Issuer, one.Presented.Handle, evidence.At) is
            { State: not CertificateState.Active } status)
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeWithdrawn,
                $"Effective from {Moments.Text(status.EffectiveFrom)}, "
                + $"recorded {Moments.Text(status.RecordedAt)}.");
        }

        return one.Claims.Expires <= evidence.At
                ? Finding.Undecided(
                    Check.Bridge, Reasons.BridgeExpired, $"It held until {Moments.Text(one.Claims.Expires)}.")
            : evidence.At < one.Claims.IssuedAt
                ? Finding.Undecided(
                    Check.Bridge, Reasons.BridgeNotYet, $"It holds from {Moments.Text(one.Claims.IssuedAt)} on.")
            : null;
    }
}
