using Certs.Core.Bridging;
using Certs.Core.Registry;

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
        AgencyRecord? agency = one.Registry.FindAgency(body);
        TypeAuthority? authority = one.Registry.FindTypeAuthority(body, BridgeType.Id);
        bool isEntitled = agency is not null
            && agency.Open.Contains(one.BestTime)
            && authority is not null
            && authority.Covers(one.BestTime);
        if (!isEntitled)
        {
            return Finding.Failed(
                Check.Bridge, Reasons.BridgeBodyNotEntitled,
                $"{body} was not authorised for {BridgeType.Vct} at {Moments.Text(one.BestTime)}.");
        }

        return MaySpeakTo(one, body)
            ? null
            : Finding.Failed(
                Check.Bridge, Reasons.BridgeBodyNotAccredited,
                $"Province {one.Claims.RelyingProvince} does not accredit {body}.");
    }

    private static bool MaySpeakTo(BridgeCase one, AgencyId body) =>
        body.Province == one.Subject.Payload.Issuer.Province
        || body.Province == one.Claims.RelyingProvince
        || (one.Registry.FindAccreditation(one.Claims.RelyingProvince, body) is { } accreditation
            && accreditation.Covers(one.BestTime)
            && accreditation.Covers(one.Subject.Evidence.At));
}
