using Certs.Core.Bridging;
using Certs.Core.Recognition;

namespace Certs.Core.Verification.Checks;

/// <summary>Whether the body may make bridge statements, and for this relying province.</summary>
/// <remarks>
/// Authorised by its own province when the statement was anchored, like any issuer; and of the issuing
/// province, of the relying province, or accredited by the relying province. An accreditation is a rule of
/// the relying province: it must hold when the statement was anchored and at the moment asked about, so that
/// a province that no longer trusts a body is not bound by what the body said before.
/// </remarks>
internal static class BridgeAuthority
{
    /// <summary>Why the body may not; null: it may.</summary>
    public static Finding? Problem(BridgeCase one)
    {
        AgencyId body = one.Claims.Issuer;
        if (!BridgeRules.IsBody(one.Registry, body, one.BestTime))
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeBodyNotEntitled,
                $"{body} was not authorised for {BridgeType.Vct} at {Moments.Text(one.BestTime)}.");
        }

        return BridgeRules.MaySpeak(one.Registry, body, one.Question, one.BestTime)
            ? null
            : Finding.Failed(
                Check.Bridge, Reasons.BridgeBodyNotAccredited,
                $"Province {one.Claims.RelyingProvince} does not accredit {body}.");
    }
}
