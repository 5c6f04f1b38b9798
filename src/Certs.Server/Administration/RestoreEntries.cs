using System.Buffers.Text;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Storage;

namespace Certs.Server.Administration;

/// <summary>
/// Enters again what a development chain lost: agencies, types and keys that the store has and the chain has
/// not. A chain in operation loses nothing, so nothing is written there.
/// </summary>
/// <remarks>
/// Everything is entered as it was, from the same moment on, so that what was signed meanwhile stays good. An
/// agency gets its number from the chain: it is entered again only when that number is the next one. Callers
/// have the turn.
/// </remarks>
internal sealed class RestoreEntries(
    OwnRegistry registry, AgencyStore store, NodeFactStore facts, ILogger<RestoreEntries> logger)
{
    /// <summary>Compares, and enters what is missing.</summary>
    /// <returns>What the chain says, at least as new as what was entered.</returns>
    /// <exception cref="LedgerUnavailableException">
    /// No answer; the next run goes on where this one ended.
    /// </exception>
    /// <exception cref="ContractRevertedException">The chain refuses an entry.</exception>
    public async Task<RegistryView> RunAsync(CancellationToken cancellationToken)
    {
        RegistryView view = await registry.ReadAsync(cancellationToken);
        if (!registry.MayLoseEntries)
        {
            return view;
        }

        bool hasWritten = await EnterAgenciesAsync(view, cancellationToken);
        if (hasWritten)
        {
            view = await registry.ReadAsync(cancellationToken);
        }

        hasWritten |= await EnterTypesAsync(view, cancellationToken);
        hasWritten |= await EnterKeysAsync(view, cancellationToken);
        if (!hasWritten)
        {
            return view;
        }

        await registry.KeepAsync(cancellationToken);
        return await registry.ReadAsync(cancellationToken);
    }

    private async Task<bool> EnterAgenciesAsync(RegistryView view, CancellationToken cancellationToken)
    {
        List<AgencyId> entered = [];
        foreach (AgencyRow agency in await store.AllAsync(cancellationToken))
        {
            if (view.FindAgency(agency.Agency) is null && await EnterAsync(agency, cancellationToken))
            {
                entered.Add(agency.Agency);
            }
        }

        await registry.UntilReadAsync(
            read => entered.TrueForAll(agency => read.FindAgency(agency) is not null), cancellationToken);
        return entered.Count > 0;
    }

    private async Task<bool> EnterAsync(AgencyRow agency, CancellationToken cancellationToken)
    {
        AgencyEntry? entry = await FindEntryAsync(agency.Agency, cancellationToken);
        int count = await registry.CountAgenciesAsync(cancellationToken);
        if (entry is null || count != agency.Agency.Sequence - 1)
        {
            logger.AgencyLost(agency.Agency, count);
            return false;
        }

        logger.AgencyEnteredAgain(agency.Agency);
        IssuerProfile profile = IssuerProfile.Create(
            agency.Code, agency.NameZh, agency.NameEn, Base64Url.DecodeFromChars(agency.Salt));
        await registry.Registrar.AddAgencyAsync(profile.Digest, entry.From, cancellationToken);
        return true;
    }

    private async Task<bool> EnterTypesAsync(RegistryView view, CancellationToken cancellationToken)
    {
        List<(AgencyId Agency, Hash32 Type)> entered = [];
        foreach (AgencyRow row in await store.AllAsync(cancellationToken))
        {
            AgencyEntry? entry = view.FindAgency(row.Agency) is null
                ? null
                : await FindEntryAsync(row.Agency, cancellationToken);
            IEnumerable<Hash32> lost =
                entry?.Types.Where(type => view.FindTypeAuthority(row.Agency, type) is null) ?? [];
            foreach (Hash32 type in lost)
            {
                await registry.Registrar.AuthoriseTypeAsync(
                    row.Agency, type, entry!.From, null, cancellationToken);
                entered.Add((row.Agency, type));
            }
        }

        await registry.UntilReadAsync(
            read => entered.TrueForAll(one => read.FindTypeAuthority(one.Agency, one.Type) is not null),
            cancellationToken);
        return entered.Count > 0;
    }

    private async Task<bool> EnterKeysAsync(RegistryView view, CancellationToken cancellationToken)
    {
        List<AgencyKeyRow> entered = [];
        foreach (AgencyKeyRow key in await store.AllKeysAsync(cancellationToken))
        {
            if (view.FindAgency(key.Agency) is not null && view.FindKey(key.Agency, key.KeyId) is null)
            {
                logger.KeyEnteredAgain(key.KeyId, key.Agency);
                await registry.Registrar.AddKeyAsync(
                    key.Agency, key.Suite, key.Spki, key.RegisteredAt, null, cancellationToken);
                entered.Add(key);
            }
        }

        await registry.UntilReadAsync(
            read => entered.TrueForAll(key => read.FindKey(key.Agency, key.KeyId) is not null),
            cancellationToken);
        return entered.Count > 0;
    }

    private async Task<AgencyEntry?> FindEntryAsync(AgencyId agency, CancellationToken cancellationToken) =>
        await facts.FindAsync(AgencyEntry.FactOf(agency), cancellationToken) is { } text
            ? AgencyEntry.Parse(text)
            : null;
}
