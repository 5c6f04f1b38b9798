using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.StatusLists;
using Certs.Core.Suites;
using Certs.Server.Issuing;
using Certs.Server.Keys;
using Certs.Server.Storage;

namespace Certs.Server.StatusLists;

/// <summary>
/// With which keys an agency's lists are signed: its own ES256 keys that are held here. Whoever can check a certificate in
/// that suite has the key, and the chain says whether it counts.
/// </summary>
internal sealed class ListKeys(ISigningKeys keys)
{
    /// <summary>Whether lists of the agency can be signed here at all, as far as is known without the chain.</summary>
    public bool HasAny(Issuer issuer)
    {
        foreach (AgencyKeyRow key in issuer.Keys)
        {
            if (IsHere(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keys that count at a moment, newest first; the first one signs.</summary>
    public IEnumerable<AgencyKeyRow> Usable(Issuer issuer, RegistryView registry, DateTimeOffset moment) =>
        issuer.Keys.Where(key => IsHere(key) && IssuingRights.MaySign(registry, key, moment));

    /// <summary>The public parts of the keys that are not revoked, for those who check lists.</summary>
    public IReadOnlyList<ListKey> Published(Issuer issuer, RegistryView registry) =>
    [
        .. issuer.Keys
            .Where(key => IsHere(key) && registry.FindKey(key.Agency, key.KeyId) is { Revocation: null })
            .Select(key => new ListKey(VerificationKey.Import(key.Suite, key.Spki))),
    ];

    /// <summary>Signs.</summary>
    public async Task<byte[]> SignAsync(Hash32 keyId, byte[] input, CancellationToken cancellationToken) =>
        await keys.SignAsync(keyId, input, cancellationToken);

    private bool IsHere(AgencyKeyRow key) =>
        key.Suite == Suite.ES256 && key.IsHeldHere && keys.Holds(key.KeyId);
}
