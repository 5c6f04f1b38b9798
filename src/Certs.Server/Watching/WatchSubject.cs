using Certs.Core;
using Certs.Core.Registry;

namespace Certs.Server.Watching;

/// <summary>What somebody watches.</summary>
internal abstract record WatchSubject
{
    private WatchSubject()
    {
    }

    /// <summary>Whether a change is one to tell.</summary>
    /// <param name="change">The change.</param>
    /// <param name="certificate">The certificate of this node that was changed; null: it is none.</param>
    public abstract bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate);

    /// <summary>Whether a change may be one to tell, before anything else is known of the certificate.</summary>
    public abstract bool MayInclude(RegistryEvent.StatusChanged change);

    /// <summary>These certificates.</summary>
    public sealed record Certificates(IReadOnlySet<(AgencyId Agency, Hash32 Handle)> Keys) : WatchSubject
    {
        public override bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) =>
            MayInclude(change);

        public override bool MayInclude(RegistryEvent.StatusChanged change) =>
            Keys.Contains((change.Agency, change.Handle));
    }

    /// <summary>Whatever an agency issued.</summary>
    public sealed record Issuer(AgencyId Agency) : WatchSubject
    {
        public override bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) =>
            MayInclude(change);

        public override bool MayInclude(RegistryEvent.StatusChanged change) => change.Agency == Agency;
    }

    /// <summary>Whatever this node issued of a type.</summary>
    public sealed record Type(string Vct, ushort Province) : WatchSubject
    {
        public override bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) =>
            certificate?.Type == Vct;

        public override bool MayInclude(RegistryEvent.StatusChanged change) => change.Agency.Province == Province;
    }
}
