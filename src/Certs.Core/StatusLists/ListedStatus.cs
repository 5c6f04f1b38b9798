namespace Certs.Core.StatusLists;

/// <summary>
/// What a published list says of an entry (draft-ietf-oauth-status-list §7.1). The numbers are those of the wire. Only
/// changes are in a list: whether a certificate has begun or expired stands in its own <c>nbf</c> and <c>exp</c>.
/// </summary>
public enum ListedStatus : byte
{
    /// <summary>Nothing was said against it. Also every entry that no certificate has.</summary>
    Valid = 0,

    /// <summary>Revoked or cancelled: final.</summary>
    Invalid = 1,

    /// <summary>On hold; may be valid again.</summary>
    Suspended = 2,

    /// <summary>
    /// Replaced by another certificate. An application's own value: who does not know it takes what is not valid as
    /// not valid.
    /// </summary>
    Superseded = 3,
}
