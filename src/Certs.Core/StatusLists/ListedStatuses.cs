using Certs.Core.Registry;

namespace Certs.Core.StatusLists;

/// <summary>How states become entries of lists.</summary>
public static class ListedStatuses
{
    /// <summary>The entry for a state that the chain recorded.</summary>
    public static ListedStatus Of(CertificateState state) => state switch
    {
        CertificateState.Active => ListedStatus.Valid,
        CertificateState.Suspended => ListedStatus.Suspended,
        CertificateState.Superseded => ListedStatus.Superseded,
        CertificateState.Revoked or CertificateState.Cancelled => ListedStatus.Invalid,
    };
}
