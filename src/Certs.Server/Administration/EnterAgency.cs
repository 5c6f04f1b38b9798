using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Issuing;
using Certs.Server.Storage;

namespace Certs.Server.Administration;

/// <summary>Enters an agency of this province.</summary>
/// <remarks>
/// <list type="number">
/// <item>The profile gets a salt that follows from the request id and a secret of this node, so that a
/// repeated call makes the same profile.</item>
/// <item>An agency with that profile that the chain already has is taken as it is; else it is entered. From
/// here on the chain knows it.</item>
/// <item>
/// The types that it may not yet issue are authorised. Where this node runs the chain, that is on the disk
/// now.
/// </item>
/// <item>It is stored here, and issuing knows it.</item>
/// </list>
/// A call that was cut off anywhere is repeated with the same request id and goes on where it ended.
/// </remarks>
internal sealed class EnterAgency(
    OwnRegistry registry, RestoreEntries restore, AgencyStore store, NodeFactStore facts,
    IssuerDirectory directory, NodeSecret secret)
{
    /// <summary>Runs the steps.</summary>
    /// <exception cref="LedgerUnavailableException">The chain gave no answer; repeat the call.</exception>
    public async Task<EnteredAgency> RunAsync(AgencyOrder order, CancellationToken cancellationToken)
    {
        byte[] salt = secret.Derive("agency-salt", order.RequestId);
        IssuerProfile profile = IssuerProfile.Create(order.Code, order.NameZh, order.NameEn, salt);
        using IDisposable turn = await registry.TakeTurnAsync(cancellationToken);
        RegistryView view = await restore.RunAsync(cancellationToken);
        AgencyRecord? earlier = FindByProfile(view, profile.Digest);
        AgencyEntry entry = new(
            earlier?.Open.From ?? view.Head.BlockTime, [.. order.Types.Select(type => type.TypeId)]);
        AgencyId agency = earlier?.Agency
            ?? await registry.Registrar.AddAgencyAsync(profile.Digest, entry.From, cancellationToken);
        foreach (Hash32 type in entry.Types.Where(type => view.FindTypeAuthority(agency, type) is null))
        {
            await registry.Registrar.AuthoriseTypeAsync(agency, type, entry.From, null, cancellationToken);
        }

        await registry.KeepAsync(cancellationToken);
        await facts.SetAsync(AgencyEntry.FactOf(agency), entry.ToString());
        await store.AddAsync(new AgencyRow(agency, order.Code, order.NameZh, order.NameEn, profile.Salt));
        await directory.ReloadAsync(cancellationToken);
        await registry.UntilReadAsync(
            read => entry.Types.All(type => read.FindTypeAuthority(agency, type) is not null),
            cancellationToken);
        return new EnteredAgency(agency, order);
    }

    private AgencyRecord? FindByProfile(RegistryView view, Hash32 profile)
    {
        ushort sequence = 1;
        for (; view.FindAgency(new AgencyId(registry.Province, sequence)) is { } found; sequence++)
        {
            if (found.Profile == profile)
            {
                return found;
            }
        }

        return null;
    }
}
