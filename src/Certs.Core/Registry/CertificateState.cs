namespace Certs.Core.Registry;

/// <summary>What an issuer said of a certificate. The numbers are on the chain and never change.</summary>
public enum CertificateState : byte
{
    /// <summary>In force. Also the state of a certificate that was never changed.</summary>
    Active = 1,

    /// <summary>Put on hold; may become active again.</summary>
    Suspended = 2,

    /// <summary>Replaced by another certificate.</summary>
    Superseded = 3,

    /// <summary>Withdrawn by the authority. Final.</summary>
    Revoked = 4,

    /// <summary>Given back by the holder or closed by the authority. Final.</summary>
    Cancelled = 5,
}
