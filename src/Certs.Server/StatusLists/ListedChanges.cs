using Certs.Core;
using Certs.Core.Registry;
using Certs.Server.Storage;

namespace Certs.Server.StatusLists;

/// <summary>
/// Which entries were ever changed, of every list of this node's agencies, followed along the chain. One caller at a time.
/// </summary>
internal sealed class ListedChanges(ListedEntryStore store, ILogger<ListedChanges> logger)
{
    private const int PageSize = 1_000;

    private readonly Dictionary<(AgencyId Agency, int List), ListChanges> _lists = [];
    private readonly HashSet<AgencyId> _incomplete = [];

    // Null: the certificate is in no list.
    private readonly Dictionary<(AgencyId Agency, Hash32 Handle), ListChanges?> _known = [];
    private StatusPosition? _place;

    /// <summary>Reads what a view has and the one before had not.</summary>
    /// <param name="view">The registries.</param>
    /// <param name="agencies">The agencies of this node.</param>
    /// <param name="cancellationToken">Ends the wait for the store; what was read so far stays.</param>
    public async Task ReadAsync(
        RegistryView view, IReadOnlySet<AgencyId> agencies, CancellationToken cancellationToken)
    {
        if (_place is { } known && (known.BlockNumber > view.Head.BlockNumber || !view.IsOnChain(known)))
        {
            StartOver();
        }

        IReadOnlyList<LoggedStatus> page;
        do
        {
            page = view.StatusesAfter(_place ?? default, PageSize);
            await AddAsync(page, agencies, cancellationToken);
            _place = page.Count == PageSize ? page[^1].After : view.EndOfStatuses();
        }
        while (page.Count == PageSize);
    }

    /// <summary>The changes of a list; null: none.</summary>
    public ListChanges? Of(AgencyId agency, int list) => _lists.GetValueOrDefault((agency, list));

    /// <summary>
    /// Whether the chain has changes of the agency's certificates that the store knows nothing of: then nothing can be
    /// said of its lists, for one of them may say "valid" of what is not.
    /// </summary>
    public bool IsIncomplete(AgencyId agency) => _incomplete.Contains(agency);

    private async Task AddAsync(
        IReadOnlyList<LoggedStatus> page, IReadOnlySet<AgencyId> agencies, CancellationToken cancellationToken)
    {
        // A withdrawn bridge statement has no reason, and no entry in a list.
        RegistryEvent.StatusChanged[] own =
            [.. page.Select(one => one.Change).Where(change => agencies.Contains(change.Agency) && change.Status.Reason != 0)];
        (AgencyId Agency, Hash32 Handle)[] missing =
            [.. own.Select(change => (change.Agency, change.Handle)).Distinct().Where(key => !_known.ContainsKey(key))];
        IReadOnlyList<ChangedEntry?> found = await store.FindAsync(missing, cancellationToken);
        for (int at = 0; at < missing.Length; at++)
        {
            Add(missing[at].Agency, missing[at].Handle, found[at]);
        }

        foreach (RegistryEvent.StatusChanged change in own)
        {
            _known[(change.Agency, change.Handle)]?.Note(change);
        }
    }

    private void Add(AgencyId agency, Hash32 handle, ChangedEntry? changed)
    {
        _known[(agency, handle)] = null;
        if (changed is null)
        {
            if (_incomplete.Add(agency))
            {
                StatusListLog.ChangeUnknown(logger, agency);
            }
        }
        else if (changed.Entry is { } entry && ListAddress.FindList(entry.Uri, agency) is { } number)
        {
            if (!_lists.TryGetValue((agency, number), out ListChanges? list))
            {
                _lists.Add((agency, number), list = new ListChanges());
            }

            list.Add(handle, checked((int)entry.Index));
            _known[(agency, handle)] = list;
        }
    }

    private void StartOver()
    {
        _lists.Clear();
        _incomplete.Clear();
        _known.Clear();
        _place = null;
    }
}
