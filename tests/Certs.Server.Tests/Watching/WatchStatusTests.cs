using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Lifecycle;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Watching;
using Xunit;

namespace Certs.Server.Tests.Watching;

/// <summary>Changes are told over a real store and a real chain, each once, wherever a listener goes on.</summary>
public sealed class WatchStatusTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task A_listener_is_told_of_its_certificates_by_number_and_of_no_others()
    {
        (string mine, _) = await node.IssueAsync();
        (string other, _) = await node.IssueAsync();
        await using Listener listener = new(node.Node, await CertificateAsync(mine), new WatchStart.Now());
        WatchStep opening = await listener.NextAsync();

        await node.ChangeAsync(other, ChangeAct.Suspend, ChangeReason.Investigation);
        long block = await node.ChangeAsync(mine, ChangeAct.Cancel, ChangeReason.HolderRequest);
        WatchStep told = Assert.Single(await listener.ChangesAsync(1));

        Assert.Null(opening.Change);
        Assert.Equal(new WatchedCertificate(mine, TestOrders.Type), told.Certificate);
        Assert.Equal((CertificateState.Cancelled, block), (told.Change!.Status.State, told.Change.At.BlockNumber));
        Assert.Equal(node.Agency, told.Change.Agency);
    }

    [Fact]
    public async Task Issuer_and_type_choose_among_all_changes()
    {
        (string ours, _) = await node.IssueAsync();
        (string others, _) = await node.IssueAsync(node.OtherAgency);
        StatusPosition before = (await node.RegistryAsync()).EndOfStatuses();
        await node.ChangeAsync(ours, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(others, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.ChangeAsync(ours, ChangeAct.Resume, ChangeReason.GroundsRemoved);

        Assert.Equal(
            [(ours, 1u), (ours, 2u)], await ToldAsync(new WatchSubject.Issuer(node.Agency), before, 2));
        Assert.Equal([(others, 1u)], await ToldAsync(new WatchSubject.Issuer(node.OtherAgency), before, 1));
        Assert.Equal(
            [(ours, 1u), (others, 1u), (ours, 2u)],
            await ToldAsync(new WatchSubject.Type(TestOrders.Type, 62), before, 3));
        Assert.Empty(await ToldAsync(
            new WatchSubject.Type("urn:certs:type:food-operation-permit:1", 62), before, 0));
        Assert.Empty(await ToldAsync(new WatchSubject.Issuer(new AgencyId(33, 1)), before, 0));
    }

    [Fact]
    public async Task A_listener_that_goes_on_after_a_restart_misses_nothing_and_hears_nothing_twice()
    {
        (string number, _) = await node.IssueAsync();
        WatchSubject subject = await CertificateAsync(number);
        Listener first = new(node.Node, subject, new WatchStart.Now());
        await first.NextAsync();
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await first.ChangesAsync(1);
        await first.DisposeAsync();

        await node.ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        await node.RestartAsync();
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        StatusPosition place = StatusCursor.Read(StatusCursor.Write(first.Place));
        await using Listener second = new(node.Node, subject, new WatchStart.At(place));

        Assert.Equal([2u, 3u], (await second.ChangesAsync(2)).Select(step => step.Change!.Status.Sequence));
    }

    [Fact]
    public async Task A_slow_listener_is_told_later_and_holds_nobody_up()
    {
        const int changes = 300;
        (string number, _) = await node.IssueAsync();
        WatchSubject subject = await CertificateAsync(number);
        await using Listener slow = new(node.Node, subject, new WatchStart.Now());
        await using Listener fast = new(node.Node, subject, new WatchStart.Now());
        await slow.NextAsync();
        await fast.NextAsync();
        for (int change = 0; change < changes; change++)
        {
            await node.Node.Get<ChangeStatus>().RunAsync(
                change % 2 == 0
                    ? LifecycleNode.Order(number, ChangeAct.Suspend, ChangeReason.Investigation)
                    : LifecycleNode.Order(number, ChangeAct.Resume, ChangeReason.GroundsRemoved),
                CancellationToken.None);
        }

        await node.RecordAllAsync();
        List<WatchStep> first = await fast.ChangesAsync(changes);
        List<WatchStep> later = await slow.ChangesAsync(changes);

        Assert.Equal(Enumerable.Range(1, changes), first.Select(step => (int)step.Change!.Status.Sequence));
        Assert.Equal(first.Select(step => step.After), later.Select(step => step.After));
    }

    [Fact]
    public async Task A_cursor_ahead_of_this_replica_waits_for_its_block()
    {
        (string number, _) = await node.IssueAsync();
        StatusPosition place = (await node.RegistryAsync()).EndOfStatuses();
        await using Listener ahead = new(
            node.Node, await CertificateAsync(number),
            new WatchStart.At(place with { BlockNumber = place.BlockNumber + 1 }));
        WatchStep opening = await ahead.NextAsync();

        await node.Chain.MineAsync();
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        WatchStep told = Assert.Single(await ahead.ChangesAsync(1));

        Assert.Equal(place.BlockNumber + 1, opening.After.BlockNumber);
        Assert.Equal(1u, told.Change!.Status.Sequence);
    }

    [Fact]
    public async Task As_many_listen_as_may_and_a_place_is_free_again_when_one_leaves()
    {
        using TempFolder folder = new();
        await using TestNode small = TestNode.Open(
            folder.Path, node.Chain, settings: new Dictionary<string, string?> { ["Watching:Subscribers"] = "1" });
        WatchSubject subject = new WatchSubject.Issuer(node.Agency);
        Listener first = new(small, subject, new WatchStart.Now());
        await first.NextAsync();
        await using Listener second = new(small, subject, new WatchStart.Now());

        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(second.NextAsync);
        await first.DisposeAsync();
        await using Listener third = new(small, subject, new WatchStart.Now());

        Assert.Equal(RefusalReason.TooManyWatching, refused.Reason);
        Assert.Null((await third.NextAsync()).Change);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("AgAAAAAAAAABAAAAAQAAAAAAAAAB")]
    [InlineData("Af__________AAAAAQAAAAAAAAAB")]
    [InlineData("AQAAAAAAAAABAAAAAQAAAAAAAAAB=")]
    [InlineData("not a cursor at all, really!")]
    public void What_no_stream_gave_is_no_cursor(string text)
    {
        RefusedException refused = Assert.Throws<RefusedException>(() => StatusCursor.Read(text));

        Assert.Equal(RefusalReason.CursorInvalid, refused.Reason);
    }

    private async Task<WatchSubject> CertificateAsync(string number)
    {
        StoredCertificate stored = (await node.Node.Get<ICertificateStore>()
            .FindByNumberAsync(number, CancellationToken.None))!;
        return new WatchSubject.Certificates(
            new HashSet<(AgencyId, Hash32)> { (stored.Id.Agency, CertificateFacts.Of(stored).Handle) });
    }

    // The first changes, and that nothing else is told until a message without a change comes.
    private async Task<List<(string Number, uint Sequence)>> ToldAsync(
        WatchSubject subject, StatusPosition place, int count)
    {
        await using Listener listener = new(node.Node, subject, new WatchStart.At(place));
        await listener.NextAsync();
        List<WatchStep> told = await listener.ChangesAsync(count);
        WatchStep quiet = await listener.NextAsync();
        Assert.Null(quiet.Change);
        return [.. told.Select(step => (step.Certificate!.Number, step.Change!.Status.Sequence))];
    }
}
