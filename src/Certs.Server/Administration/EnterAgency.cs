using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Administration;

/// <summary>Enters an agency of this province.</summary>
/// <remarks>
/// <list type="number">
/// <item>The profile gets a salt that follows from the request id and a secret of this node, so that a repeated call
/// makes the same profile.</item>
/// <item>An agency with that profile that the chain already has is taken as it is; else it is entered. From here on the
/// chain knows it.</item>
/// <item>The types that it may not yet issue are authorised.</item>
/// <item>It is stored here, and issuing knows it.</item>
/// </list>
/// A call that was cut off anywhere is repeated with the same request id and goes on where it ended.
/// </remarks>
internal sealed class EnterAgency(
    ProvinceRegistrar registrar, ChainReader chain, AgencyStore store, IssuerDirectory directory, NodeSecret secret,
    IOptions<NodeOptions> node) : IDisposable
{
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Runs the steps.</summary>
    /// <exception cref="LedgerUnavailableException">The chain gave no answer; repeat the call.</exception>
    public async Task<EnteredAgency> RunAsync(AgencyOrder order, CancellationToken cancellationToken)
    {
        byte[] salt = secret.Derive("agency-salt", order.RequestId);
        IssuerProfile profile = IssuerProfile.Create(order.Code, order.NameZh, order.NameEn, salt);
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            RegistryView view = (await chain.AtLeastAsync(0, ReadLimit, cancellationToken)).GetView();
            DateTimeOffset from = view.Head.BlockTime;
            AgencyId agency = FindByProfile(view, profile.Digest)
                ?? await registrar.AddAgencyAsync(profile.Digest, from, cancellationToken);
            foreach (AgencyType type in order.Types.Where(
                         type => view.FindTypeAuthority(agency, type.TypeId) is null))
            {
                await registrar.AuthoriseTypeAsync(agency, type.TypeId, from, null, cancellationToken);
            }

            await store.AddAsync(new AgencyRow(agency, order.Code, order.NameZh, order.NameEn, profile.Salt));
            await directory.ReloadAsync(cancellationToken);
            await chain.UntilAsync(
                read => order.Types.All(type => read.FindTypeAuthority(agency, type.TypeId) is not null), cancellationToken);
            return new EnteredAgency(agency, order);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    private AgencyId? FindByProfile(RegistryView view, Hash32 profile)
    {
        for (ushort sequence = 1; view.FindAgency(new AgencyId(node.Value.Province, sequence)) is { } found; sequence++)
        {
            if (found.Profile == profile)
            {
                return found.Agency;
            }
        }

        return null;
    }
}
