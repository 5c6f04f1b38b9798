using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Server.Storage;

namespace Certs.Server.Watching;

/// <summary>Numbers and types of certificates that were changed, kept so that many who watch cost one look-up.</summary>
internal sealed class WatchedCertificates(ChangedCertificateStore store, int most = 100_000)
{
    // Null: none of this node. A change is stored before the chain learns of it, so that does not come later.
    private readonly ConcurrentDictionary<(AgencyId Agency, Hash32 Handle), WatchedCertificate?> _known = new();

    /// <summary>Finds the certificates of changes that are not known yet.</summary>
    public async Task LoadAsync(IEnumerable<RegistryEvent.StatusChanged> changes, CancellationToken cancellationToken)
    {
        (AgencyId Agency, Hash32 Handle)[] missing =
            [.. changes.Select(change => (change.Agency, change.Handle)).Where(key => !_known.ContainsKey(key)).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        if (_known.Count + missing.Length > most)
        {
            _known.Clear();
        }

        IReadOnlyList<WatchedCertificate?> found = await store.FindAsync(missing, cancellationToken);
        for (int at = 0; at < missing.Length; at++)
        {
            _known[missing[at]] = found[at];
        }
    }

    /// <summary>The certificate of a change; null: none of this node, or it was not loaded.</summary>
    public WatchedCertificate? Find(RegistryEvent.StatusChanged change) =>
        _known.GetValueOrDefault((change.Agency, change.Handle));
}
