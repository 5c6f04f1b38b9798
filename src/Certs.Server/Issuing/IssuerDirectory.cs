using System.Buffers.Text;
using System.Collections.Frozen;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Numbers;
using Certs.Server.Storage;

namespace Certs.Server.Issuing;

/// <summary>The agencies of this node with their keys, in memory. Whoever enters one reloads it.</summary>
internal sealed class IssuerDirectory(AgencyStore store) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile FrozenDictionary<AgencyId, Issuer>? _issuers;

    /// <summary>An agency; null: this node does not issue for it.</summary>
    public async ValueTask<Issuer?> FindAsync(AgencyId agency, CancellationToken cancellationToken)
    {
        FrozenDictionary<AgencyId, Issuer> issuers = _issuers ?? await LoadAsync(cancellationToken);
        return issuers.GetValueOrDefault(agency);
    }

    /// <summary>Every agency of this node, by number.</summary>
    public async ValueTask<IEnumerable<Issuer>> AllAsync(CancellationToken cancellationToken)
    {
        FrozenDictionary<AgencyId, Issuer> issuers = _issuers ?? await LoadAsync(cancellationToken);
        return issuers.Values.OrderBy(issuer => issuer.Agency.Number);
    }

    /// <summary>Reads agencies and keys again, after they changed.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<FrozenDictionary<AgencyId, Issuer>> LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            ILookup<AgencyId, AgencyKeyRow> keys =
                (await store.AllKeysAsync(cancellationToken)).ToLookup(key => key.Agency);
            IReadOnlyList<AgencyRow> agencies = await store.AllAsync(cancellationToken);
            FrozenDictionary<AgencyId, Issuer> issuers = agencies
                .ToFrozenDictionary(agency => agency.Agency, agency => Read(agency, keys[agency.Agency]));
            _issuers = issuers;
            return issuers;
        }
        finally
        {
            _loading.Release();
        }
    }

    private static Issuer Read(AgencyRow agency, IEnumerable<AgencyKeyRow> keys)
    {
        if (!UnifiedSocialCreditCode.TryParse(agency.Code, out UnifiedSocialCreditCode? code, out _))
        {
            throw new StorageException($"The agency {agency.Agency} is stored with a wrong code.");
        }

        IssuerProfile profile = IssuerProfile.Create(
            agency.Code, agency.NameZh, agency.NameEn, Base64Url.DecodeFromChars(agency.Salt));
        return new Issuer(
            agency.Agency, code, profile,
            [.. keys.OrderBy(key => key.Suite).ThenByDescending(key => key.RegisteredAt)]);
    }
}
