using System.Text.Json;
using Certs.Core;
using Certs.Core.Suites;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Anchoring;

public sealed class TroubledChainTests : IAsyncLifetime
{
    private readonly DevChainFixture _chain = new();
    private readonly TempFolder _folder = new();

    public ValueTask InitializeAsync() => _chain.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _chain.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Twenty_batches_that_a_chain_lost_are_noticed_and_anchored_again_once_each()
    {
        await using TestNode node = TestNode.Open(_folder.Path, _chain);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        List<string> numbers = [await IssueAsync(node, agency)];
        await node.AnchorAllAsync();
        JsonElement snapshot = await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_snapshot"), CancellationToken.None);
        for (int i = 0; i < 20; i++)
        {
            numbers.Add(await IssueAsync(node, agency));
            await node.AnchorAllAsync();
        }

        await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_revert", [snapshot.GetString()!]), CancellationToken.None);
        await _chain.MineAsync();
        await node.Get<ChainWatch>().CatchUpAsync(CancellationToken.None);

        Assert.Equal(20, await node.Get<BatchStore>().CountWaitingAsync(CancellationToken.None));
        await node.AnchorAllAsync();
        HashSet<Hash32> roots = [];
        foreach (string number in numbers)
        {
            roots.Add(await node.AssertAnchoredAsync(number));
        }

        Assert.Equal(21, await node.CountEventsAsync(roots));
    }

    [Fact]
    public async Task A_settled_transaction_that_the_chain_lost_before_its_block_was_read_is_sent_again_as_it_was()
    {
        await using TestNode node = TestNode.Open(_folder.Path, _chain);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        JsonElement snapshot = await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_snapshot"), CancellationToken.None);
        string number = await IssueAsync(node, agency);
        BatchSender sender = node.Get<BatchSender>();
        await node.Get<BatchMaker>().MakeAsync(CancellationToken.None);
        await sender.SettleAsync(CancellationToken.None);
        await sender.SendAsync(0, CancellationToken.None);
        await Eventually.HoldsAsync(async () => await sender.SettleAsync(CancellationToken.None) == 0);

        await _chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_revert", [snapshot.GetString()!]), CancellationToken.None);
        await node.AnchorAllAsync();

        Assert.Equal(1, await node.CountEventsAsync(new HashSet<Hash32> { await node.AssertAnchoredAsync(number) }));
    }

    [Fact]
    public async Task A_store_restored_from_yesterday_makes_the_node_read_only()
    {
        string copy = _folder.File("copy");
        string original = _folder.File("original");
        Directory.CreateDirectory(original);
        AgencyId agency;
        await using (TestNode node = TestNode.Open(original, _chain))
        {
            agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
            await IssueAsync(node, agency);
            await node.AnchorAllAsync();
        }

        Copy(original, copy);
        await using (TestNode node = TestNode.Open(original, _chain))
        {
            await IssueAsync(node, agency);
            await node.AnchorAllAsync();
        }

        await using TestNode restored = TestNode.Open(copy, _chain);
        AnchoringWorker worker = restored.Worker();
        await worker.StartAsync(CancellationToken.None);

        Refusals.RefusedException refusal =
            await Assert.ThrowsAsync<Refusals.RefusedException>(() => IssueAsync(restored, agency));
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(Refusals.RefusalReason.StoreBehindChain, refusal.Reason);
    }

    [Fact]
    public async Task A_stopped_chain_keeps_nothing_from_being_issued_and_gets_it_all_when_it_is_back()
    {
        await using TestNode node = TestNode.Open(_folder.Path, _chain);
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        AnchoringWorker worker = node.Worker();
        await worker.StartAsync(CancellationToken.None);
        await _chain.Chain.StopNodeAsync(CancellationToken.None);
        List<string> numbers = [];
        for (int i = 0; i < 10; i++)
        {
            numbers.Add(await IssueAsync(node, agency));
        }

        await _chain.Chain.StartNodeAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () =>
            await node.Get<BatchStore>().CountWaitingAsync(CancellationToken.None) == 0);
        await worker.StopAsync(CancellationToken.None);
        HashSet<Hash32> roots = [];
        foreach (string number in numbers)
        {
            roots.Add(await node.AssertAnchoredAsync(number));
        }

        Assert.Equal(roots.Count, await node.CountEventsAsync(roots));
    }

    [Fact]
    public async Task A_full_queue_refuses_with_a_time_to_come_back_and_takes_orders_again_when_it_is_shorter()
    {
        await using TestNode node = TestNode.Open(
            _folder.Path, _chain, settings: new() { ["Anchoring:MaxWaiting"] = "3" });
        AgencyId agency = await node.EnterAgencyAsync(_chain, Suite.ES256);
        for (int i = 0; i < 3; i++)
        {
            await IssueAsync(node, agency);
        }

        Refusals.RefusedException refusal =
            await Assert.ThrowsAsync<Refusals.RefusedException>(() => IssueAsync(node, agency));
        await node.AnchorAllAsync();
        await IssueAsync(node, agency);

        Assert.Equal(
            (Refusals.RefusalReason.QueueFull, TimeSpan.FromSeconds(5)), (refusal.Reason, refusal.RetryAfter));
    }

    private static async Task<string> IssueAsync(TestNode node, AgencyId agency) =>
        (await node.Get<IssueCertificates>().RunAsync(TestOrders.Order(agency), CancellationToken.None)).Number;

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
