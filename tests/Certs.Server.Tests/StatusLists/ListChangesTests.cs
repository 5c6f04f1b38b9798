using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.StatusLists;
using Certs.Server.StatusLists;
using Xunit;

namespace Certs.Server.Tests.StatusLists;

/// <summary>A change shows from the moment at which it is both recorded and in effect.</summary>
public sealed class ListChangesTests
{
    private const int Index = 4_711;

    private static readonly AgencyId Agency = new(62, 1);
    private static readonly Hash32 Handle = new([.. Enumerable.Repeat((byte)7, 32)]);
    private static readonly DateTimeOffset Recorded = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Fact]
    public void One_that_is_to_hold_later_shows_later()
    {
        DateTimeOffset later = Recorded.AddDays(3);
        (ListChanges changes, RegistryView view) = Changed((CertificateState.Suspended, later));

        Assert.Equal(DateTimeOffset.MinValue, changes.LatestUpTo(Recorded.AddDays(2)));
        Assert.Equal(ListedStatus.Valid, At(changes, view, Recorded.AddDays(2)));
        Assert.Equal(later, changes.LatestUpTo(later));
        Assert.Equal(ListedStatus.Suspended, At(changes, view, later));
    }

    [Fact]
    public void One_that_goes_back_shows_from_the_block_that_recorded_it()
    {
        (ListChanges changes, RegistryView view) = Changed((CertificateState.Revoked, Recorded.AddDays(-30)));

        Assert.Equal(Recorded, changes.LatestUpTo(Recorded.AddDays(1)));
        Assert.Equal(ListedStatus.Invalid, At(changes, view, Recorded));
    }

    [Fact]
    public void Of_several_the_last_one_in_effect_counts()
    {
        (ListChanges changes, RegistryView view) = Changed(
            (CertificateState.Suspended, Recorded), (CertificateState.Active, Recorded.AddDays(1)),
            (CertificateState.Superseded, Recorded.AddDays(2)));

        Assert.Equal(ListedStatus.Suspended, At(changes, view, Recorded));
        Assert.Equal(ListedStatus.Valid, At(changes, view, Recorded.AddDays(1)));
        Assert.Equal(ListedStatus.Superseded, At(changes, view, Recorded.AddDays(2)));
        Assert.Equal(Recorded.AddDays(1), changes.LatestUpTo(Recorded.AddDays(1.5)));
    }

    private static ListedStatus At(ListChanges changes, RegistryView view, DateTimeOffset moment)
    {
        StatusList list = new();
        changes.Apply(list, view, Agency, moment);
        return list[Index];
    }

    private static (ListChanges Changes, RegistryView View) Changed(
        params (CertificateState State, DateTimeOffset From)[] said)
    {
        ListChanges changes = new();
        changes.Add(Handle, Index);
        List<RegistryEvent> events = [];
        for (int at = 0; at < said.Length; at++)
        {
            RegistryEvent.StatusChanged change = new(
                new ChainPoint(10 + at, Recorded, 0), Agency, Handle,
                new StatusRecord(said[at].State, 1, said[at].From, Recorded, (uint)at + 1));
            changes.Note(change);
            events.Add(change);
        }

        RegistryView empty = RegistryView.Empty(new ChainHead(1, 1, default, Recorded.AddDays(-99)));
        return (changes, empty.Apply(events, new ChainHead(1, 99, default, Recorded.AddDays(99))));
    }
}
