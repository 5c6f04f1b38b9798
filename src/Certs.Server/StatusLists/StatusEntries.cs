using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.StatusLists;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.StatusLists;

/// <summary>Gives new certificates their entries in published lists, each entry once whatever ends in between.</summary>
/// <remarks>
/// Entries are taken from the store 1,024 at a time, so issuing waits for the store once for as many certificates; those
/// that are not used when the service ends are never used.
/// </remarks>
internal sealed class StatusEntries(
    StatusListStore store, ListSecrets secrets, ListKeys keys, IOptions<StatusListOptions> options, TimeProvider time)
    : IDisposable
{
    /// <summary>How many are taken together.</summary>
    public const int Together = 1_024;

    private readonly string? _address = options.Value.Address;
    private readonly ConcurrentDictionary<AgencyId, Supply> _supplies = [];
    private readonly SemaphoreSlim _taking = new(1);

    /// <summary>An entry for a new certificate of an agency; null: it is in no list.</summary>
    public ValueTask<ListEntry?> NextAsync(Issuer issuer)
    {
        if (_address is null || !keys.HasAny(issuer))
        {
            return ValueTask.FromResult<ListEntry?>(null);
        }

        Supply supply = _supplies.GetOrAdd(issuer.Agency, _ => new Supply());
        return supply.TryTake() is { } entry
            ? ValueTask.FromResult<ListEntry?>(entry)
            : new ValueTask<ListEntry?>(TakeMoreAsync(issuer.Agency, _address, supply));
    }

    /// <inheritdoc />
    public void Dispose() => _taking.Dispose();

    private async Task<ListEntry?> TakeMoreAsync(AgencyId agency, string address, Supply supply)
    {
        await _taking.WaitAsync();
        try
        {
            ListEntry? entry;
            while ((entry = supply.TryTake()) is null)
            {
                (int list, int first) = await store.TakeAsync(
                    agency, Together, EntryOrder.Certificates, address, time.GetUtcNow());
                string uri = ListAddress.OfList(address, agency, list);
                int[] order = EntryOrder.Of(secrets.Of(agency, list));
                supply.Fill([.. order.Skip(first).Take(Together).Select(index => new ListEntry(index, uri))]);
            }

            return entry;
        }
        finally
        {
            _taking.Release();
        }
    }

    private sealed class Supply
    {
        private volatile Taken _taken = new([]);

        public ListEntry? TryTake() => _taken.TryTake();

        public void Fill(ListEntry[] entries) => _taken = new Taken(entries);
    }

    private sealed class Taken(ListEntry[] entries)
    {
        private int _next = -1;

        public ListEntry? TryTake()
        {
            int at = Interlocked.Increment(ref _next);
            return at < entries.Length ? entries[at] : null;
        }
    }
}
