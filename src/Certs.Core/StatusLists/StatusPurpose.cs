namespace Certs.Core.StatusLists;

/// <summary>What a set bit of a bitstring means (W3C Bitstring Status List v1.0 §2.2, <c>statusPurpose</c>).</summary>
public enum StatusPurpose
{
    /// <summary><c>revocation</c>: ended for good, that is revoked, cancelled or superseded.</summary>
    Revocation = 1,

    /// <summary><c>suspension</c>: on hold.</summary>
    Suspension = 2,
}
