using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Lifecycle;

/// <summary>What holds of a certificate at a moment, from what its issuer said and its own validity.</summary>
/// <remarks>
/// What is final comes before what passes, and the issuer's word before the calendar. Of a certificate that is not
/// proven to have been issued nothing is to be told; whoever asks sees to that.
/// </remarks>
public static class StandingAt
{
    /// <summary>The standing.</summary>
    /// <param name="status">
    /// The issuer's last word in effect at the moment (<see cref="RegistryView.FindStatusAt"/>); null: none.
    /// </param>
    /// <param name="notBefore">The first moment of the licence's validity.</param>
    /// <param name="expires">The first moment outside it; null: without end.</param>
    /// <param name="moment">The moment asked about.</param>
    public static StandingOutcome Decide(
        StatusRecord? status, DateTimeOffset notBefore, DateTimeOffset? expires, DateTimeOffset moment)
    {
        Standing said = status is null ? Standing.Active : Said(status.State);
        return said is Standing.Revoked or Standing.Cancelled or Standing.Superseded
            ? new StandingOutcome(said, status)
            : Calendar(notBefore, expires, moment) is { } calendar ? new StandingOutcome(calendar, null)
            : new StandingOutcome(said, status);
    }

    /// <summary>What the licence's own validity says; null: the moment is inside.</summary>
    /// <param name="notBefore">The first moment of the validity.</param>
    /// <param name="expires">The first moment outside it; null: without end.</param>
    /// <param name="moment">The moment asked about.</param>
    public static Standing? Calendar(DateTimeOffset notBefore, DateTimeOffset? expires, DateTimeOffset moment) =>
        expires <= moment ? Standing.Expired
        : notBefore > moment ? Standing.NotYetEffective
        : null;

    /// <summary>The standing that a recorded state means by itself.</summary>
    public static Standing Said(CertificateState state) => state switch
    {
        CertificateState.Active => Standing.Active,
        CertificateState.Suspended => Standing.Suspended,
        CertificateState.Superseded => Standing.Superseded,
        CertificateState.Revoked => Standing.Revoked,
        CertificateState.Cancelled => Standing.Cancelled,
    };
}
