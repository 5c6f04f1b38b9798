namespace Certs.Core.Verification;

/// <summary>
/// The second axis of a verdict: what holds of the licence as at the moment asked about. The numbers are on
/// the wire and never change.
/// </summary>
public enum Standing
{
    /// <summary>In force.</summary>
    Active = 1,

    /// <summary>Its own validity has not begun.</summary>
    NotYetEffective = 2,

    /// <summary>Put on hold by the authority.</summary>
    Suspended = 3,

    /// <summary>Replaced by another certificate.</summary>
    Superseded = 4,

    /// <summary>Withdrawn by the authority.</summary>
    Revoked = 5,

    /// <summary>Given back by the holder or closed by the authority.</summary>
    Cancelled = 6,

    /// <summary>Its own validity has ended.</summary>
    Expired = 7,

    /// <summary>
    /// The issuer never issued such a certificate. Told only by a look-up of a number, never of a document.
    /// </summary>
    NeverIssued = 8,

    /// <summary>
    /// Not known: it is not proven that the certificate was issued, or its status could not be read.
    /// </summary>
    Unknown = 9,
}
