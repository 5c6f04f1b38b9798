using System.Text.Json;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.StatusLists;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.StatusLists;
using Certs.Server.Storage;
using Certs.Server.Tests.Lifecycle;
using Certs.Testing.Chain;
using Certs.Testing.Databases;
using Xunit;

namespace Certs.Server.Tests.StatusLists;

/// <summary>What a list says follows from the chain, wherever and whenever it is made.</summary>
public sealed class ListRenewalTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly DevChainFixture _chain = new();
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["StatusLists:PublicAddress"] = "https://status.gansu.example",
        ["StatusLists:DecoysPerDay"] = "1000",
    };

    public async ValueTask InitializeAsync() => await _chain.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Replicas_publish_the_same_list_with_the_same_tag()
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        _settings["Storage:Url"] = server.UrlOf(server.MakeDatabase());
        await using TestNode first = TestNode.Open(_folder.Path, _chain, settings: _settings);
        AgencyId agency = await first.EnterAgencyAsync(_chain, Suite.ES256);
        await using TestNode second = TestNode.Open(_folder.Path, _chain, settings: _settings);
        (string number, ListEntry entry) = await IssueAsync(first, agency);
        (_, ListEntry other) = await IssueAsync(second, agency);
        await SuspendAsync(first, number);

        PublishedList[] lists = [];
        await Eventually.HoldsAsync(async () =>
        {
            lists = [await GetAsync(first, agency), await GetAsync(second, agency)];
            return lists.All(list => PublishedToken.StatusOf(list, entry) == ListedStatus.Suspended);
        });

        Assert.NotEqual(entry.Index, other.Index);
        Assert.Equal(lists[0].Facts with { Block = 0 }, lists[1].Facts with { Block = 0 });
        Assert.Equal(lists[0].Token.Tag, lists[1].Token.Tag);
        Assert.Equal(lists[0].Suspension.Tag, lists[1].Suspension.Tag);
        Assert.NotEqual(lists[0].Suspension.Tag, lists[0].Revocation.Tag);
    }

    [Fact]
    public async Task Without_the_chain_a_list_grows_old_and_expires_and_is_never_renewed_as_valid()
    {
        MovableTime time = new();
        await using FaultProxy proxy = await FaultProxy.StartAsync(_chain.Chain.Endpoint);
        await using TestNode node = TestNode.Open(_folder.Path, _chain, proxy.Endpoint, time, _settings);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        await IssueAsync(node, agency);
        PublishedList fresh = await GetAsync(node, agency);

        proxy.CutsBefore = _ => true;
        time.Advance(TimeSpan.FromMinutes(20));
        PublishedList old = await GetAsync(node, agency);
        time.Advance(TimeSpan.FromMinutes(41));
        Lookup<PublishedList> expired = await FindAsync(node, agency);

        Assert.Equal(fresh.Facts.AsOf, old.Facts.AsOf);
        Assert.Equal(fresh.Token, old.Token);
        Assert.IsType<Lookup<PublishedList>.Unavailable>(expired);
    }

    [Fact]
    public async Task A_change_that_the_chain_lost_is_not_in_the_list_until_the_chain_has_it_again()
    {
        await using TestNode node = TestNode.Open(_folder.Path, _chain, settings: _settings);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        (string number, ListEntry entry) = await IssueAsync(node, agency);
        JsonElement snapshot = await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_snapshot"), CancellationToken.None);
        await SuspendAsync(node, number);
        await UntilAsync(node, agency, entry, ListedStatus.Suspended);

        await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_revert", [snapshot.GetString()!]), CancellationToken.None);
        await _chain.MineAsync();

        await UntilAsync(node, agency, entry, ListedStatus.Valid);
        await node.Get<ChainWatch>().CatchUpAsync(CancellationToken.None);
        await RecordAsync(node);
        await UntilAsync(node, agency, entry, ListedStatus.Suspended);
    }

    [Fact]
    public async Task A_store_that_does_not_know_a_change_of_the_chain_vouches_for_nothing_any_more()
    {
        await using TestNode node = TestNode.Open(_folder.Path, _chain, settings: _settings);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        (string number, ListEntry entry) = await IssueAsync(node, agency);
        await SuspendAsync(node, number);
        BlockHeader head = await node.Get<AnchorChain>().HeadAsync(CancellationToken.None);
        await node.Get<ChainReader>().AtLeastAsync(head.Number, TimeSpan.FromSeconds(10), CancellationToken.None);
        await node.Get<GroupCommit>().RunAsync(session =>
            session.Command("delete from status_changes").ExecuteNonQuery());

        Lookup<PublishedList> found = await FindAsync(node, agency);

        Assert.IsType<Lookup<PublishedList>.Unavailable>(found);
    }

    // A block for every look: the clock of a chain that lost blocks goes back with it.
    private Task UntilAsync(TestNode node, AgencyId agency, ListEntry entry, ListedStatus status) =>
        Eventually.HoldsAsync(async () =>
        {
            await _chain.MineAsync();
            return await FindAsync(node, agency) is Lookup<PublishedList>.Found(var list)
                && PublishedToken.StatusOf(list, entry) == status;
        });

    private static async Task<(string Number, ListEntry Entry)> IssueAsync(TestNode node, AgencyId agency)
    {
        IssuedCertificate issued =
            await node.Get<IssueCertificates>().RunAsync(TestOrders.Order(agency), CancellationToken.None);
        return (issued.Number, DocumentReader.Read(issued.Document).Payload.Status!);
    }

    private static async Task SuspendAsync(TestNode node, string number)
    {
        await node.AnchorAllAsync();
        await node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, ChangeAct.Suspend, ChangeReason.Investigation), CancellationToken.None);
        await RecordAsync(node);
    }

    private static async Task RecordAsync(TestNode node)
    {
        AnchoringWorker worker = node.Worker();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return await node.Get<StatusQueue>().CountWaitingAsync(CancellationToken.None) == 0;
        });
    }

    private static async Task<PublishedList> GetAsync(TestNode node, AgencyId agency) =>
        Assert.IsType<Lookup<PublishedList>.Found>(await FindAsync(node, agency)).Value;

    private static Task<Lookup<PublishedList>> FindAsync(TestNode node, AgencyId agency) =>
        node.Get<PublishedLists>().FindAsync(agency, 1, CancellationToken.None);
}
