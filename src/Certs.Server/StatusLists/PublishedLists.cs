using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.StatusLists;

/// <summary>The lists as they are sent, made anew when somebody asks and they have something else to say.</summary>
/// <remarks>
/// A list is as of the last moment at which one of its entries changed, or of the last full <see
/// cref="StatusListOptions.TimeToLive"/> of the chain's time, whichever is later: so what it says and until when follows from
/// the chain alone, and replicas agree. Without the chain there is no newer moment, so the list grows old and expires.
/// </remarks>
internal sealed class PublishedLists(
    ChainReader chain, IssuerDirectory issuers, StatusListStore store, ListedChanges changes, ListKeys keys,
    ListMaker maker, ILogger<PublishedLists> logger, IOptions<StatusListOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<(AgencyId Agency, int List), Slot> _slots = [];
    private readonly SemaphoreSlim _making = new(1);

    /// <summary>The lists of an agency of this node, as far as certificates may name them; null: no such agency.</summary>
    public async Task<IReadOnlyList<OpenedList>?> OpenedAsync(AgencyId agency, CancellationToken cancellationToken) =>
        await issuers.FindAsync(agency, cancellationToken) is null
            ? null
            : await store.OpenedAsync(agency, cancellationToken);

    /// <summary>A list.</summary>
    /// <returns>Found: it has not expired. Absent: there is none. Unavailable: nothing can be said now.</returns>
    public async Task<Lookup<PublishedList>> FindAsync(
        AgencyId agency, int list, CancellationToken cancellationToken)
    {
        if (await FindSlotAsync(agency, list, cancellationToken) is not { } slot)
        {
            return new Lookup<PublishedList>.Absent();
        }

        ChainState state = await chain.CurrentAsync(cancellationToken);
        if (state.View is Lookup<RegistryView>.Found(var view) && slot.Checked != view)
        {
            await RenewAsync(agency, slot, cancellationToken);
        }

        return slot.Newest is { } newest && newest.Facts.Expires > time.GetUtcNow()
            ? new Lookup<PublishedList>.Found(newest)
            : new Lookup<PublishedList>.Unavailable(LedgerTrouble.HeadStale, "The list expired and cannot be renewed.");
    }

    /// <inheritdoc />
    public void Dispose() => _making.Dispose();

    private async Task<Slot?> FindSlotAsync(AgencyId agency, int list, CancellationToken cancellationToken)
    {
        if (_slots.TryGetValue((agency, list), out Slot? slot))
        {
            return slot;
        }

        IReadOnlyList<OpenedList> opened = await OpenedAsync(agency, cancellationToken) ?? [];
        return opened.FirstOrDefault(one => one.List == list) is { } found
            ? _slots.GetOrAdd((agency, list), _ => new Slot(found))
            : null;
    }

    private async Task RenewAsync(AgencyId agency, Slot slot, CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken);
        try
        {
            // Asked for in here, so that views come one after the other.
            ChainState state = await chain.CurrentAsync(cancellationToken);
            if (state.View is Lookup<RegistryView>.Found(var view) && slot.Checked != view)
            {
                await RenewAsync(agency, slot, view, cancellationToken);
                slot.Checked = view;
            }
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task RenewAsync(AgencyId agency, Slot slot, RegistryView view, CancellationToken cancellationToken)
    {
        Issuer[] all = [.. await issuers.AllAsync(cancellationToken)];
        await changes.ReadAsync(view, all.Select(one => one.Agency).ToHashSet(), cancellationToken);
        if (changes.IsIncomplete(agency))
        {
            return;
        }

        DateTimeOffset now = view.Head.BlockTime;
        Issuer issuer = all.Single(one => one.Agency == agency);
        if (keys.Usable(issuer, view, now).FirstOrDefault() is not { } key)
        {
            StatusListLog.NoKey(logger, agency);
            return;
        }

        ListChanges? changed = changes.Of(agency, slot.Opened.List);
        DateTimeOffset full = now - TimeSpan.FromTicks(now.UtcTicks % options.Value.TimeToLive.Ticks);
        DateTimeOffset asOf = changed?.LatestUpTo(now) is { } latest && latest > full ? latest : full;
        if (slot.Newest?.Facts is not { } facts || facts.AsOf != asOf || facts.KeyId != key.KeyId)
        {
            slot.Newest =
                await maker.MakeAsync(agency, slot.Opened, changed, view, key.KeyId, asOf, cancellationToken);
        }
    }

    private sealed class Slot(OpenedList opened)
    {
        private volatile PublishedList? _newest;
        private volatile RegistryView? _checked;

        public OpenedList Opened => opened;

        public PublishedList? Newest
        {
            get => _newest;
            set => _newest = value;
        }

        /// <summary>The view after which there was nothing else to say.</summary>
        public RegistryView? Checked
        {
            get => _checked;
            set => _checked = value;
        }
    }
}
