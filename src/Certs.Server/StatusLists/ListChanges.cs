using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.StatusLists;

namespace Certs.Server.StatusLists;

/// <summary>The entries of one list that were ever changed, and the moments at which the list began to say something else.</summary>
internal sealed class ListChanges
{
    private readonly Dictionary<Hash32, int> _entries = [];
    private readonly SortedSet<DateTimeOffset> _ahead = [];
    private DateTimeOffset _latest;

    /// <summary>Adds a certificate of the list.</summary>
    /// <param name="handle">SHA-256 of its handle.</param>
    /// <param name="index">Its entry.</param>
    public void Add(Hash32 handle, int index) => _entries[handle] = index;

    /// <summary>Notes a change of one of its certificates: it shows once it is both recorded and in effect.</summary>
    public void Note(RegistryEvent.StatusChanged change)
    {
        StatusRecord status = change.Status;
        _ahead.Add(status.EffectiveFrom > status.RecordedAt ? status.EffectiveFrom : status.RecordedAt);
    }

    /// <summary>The last moment up to <paramref name="now"/> at which the list began to say something else.</summary>
    public DateTimeOffset LatestUpTo(DateTimeOffset now)
    {
        while (_ahead.Count > 0 && _ahead.Min <= now)
        {
            _latest = _ahead.Min;
            _ahead.Remove(_latest);
        }

        return _latest;
    }

    /// <summary>Sets the entries to what holds at a moment, as far as a view knows.</summary>
    public void Apply(StatusList list, RegistryView view, AgencyId agency, DateTimeOffset moment)
    {
        foreach ((Hash32 handle, int index) in _entries)
        {
            list[index] = view.FindStatusAt(agency, handle, moment) is { } status
                ? ListedStatuses.Of(status.State)
                : ListedStatus.Valid;
        }
    }
}
