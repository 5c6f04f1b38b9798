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

    /// <summary>Finds out what <see cref="Includes"/> has to know about changes that may be ones to tell.</summary>
    public virtual Task LoadAsync(
        IEnumerable<RegistryEvent.StatusChanged> changes, CancellationToken cancellationToken) => Task.CompletedTask;

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

    /// <summary>What this node issued to a holder.</summary>
    /// <param name="Tag">The holder's tag in this process (<see cref="WatchedHolders"/>).</param>
    /// <param name="Province">The node's province.</param>
    /// <param name="Agencies">The agencies whose certificates the listener may see; null: all of the province.</param>
    /// <param name="Holders">Knows the tags of certificates.</param>
    public sealed record Holder(
        UInt128 Tag, ushort Province, IReadOnlySet<AgencyId>? Agencies, WatchedHolders Holders) : WatchSubject
    {
        public override bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) =>
            certificate is not null && Holders.Find(change) == Tag;

        public override bool MayInclude(RegistryEvent.StatusChanged change) =>
            change.Agency.Province == Province && (Agencies is null || Agencies.Contains(change.Agency));

        public override Task LoadAsync(
            IEnumerable<RegistryEvent.StatusChanged> changes, CancellationToken cancellationToken) =>
            Holders.LoadAsync(changes, cancellationToken);
    }

    /// <summary>Whatever this node issued of a type.</summary>
    public sealed record Type(string Vct, ushort Province) : WatchSubject
    {
        public override bool Includes(RegistryEvent.StatusChanged change, WatchedCertificate? certificate) =>
            certificate?.Type == Vct;

        public override bool MayInclude(RegistryEvent.StatusChanged change) => change.Agency.Province == Province;
    }
}
