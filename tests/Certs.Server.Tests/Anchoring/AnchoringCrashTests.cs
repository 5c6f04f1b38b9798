using Certs.Core;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Anchoring;

// Each test ends a node after one durable step, as kill -9 would, and lets the next one finish.
public sealed class AnchoringCrashTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_node_that_ends_after_storing_certificates_anchors_them_later_once_each()
    {
        IReadOnlyList<string> numbers = await RunAsync(_ => Task.CompletedTask);

        await AssertAnchoredOnceAsync(numbers);
    }

    [Fact]
    public async Task A_node_that_ends_after_making_a_batch_sends_that_batch_and_no_other()
    {
        IReadOnlyList<string> numbers =
            await RunAsync(node => node.Get<BatchMaker>().MakeAsync(CancellationToken.None));

        await AssertAnchoredOnceAsync(numbers);
    }

    [Fact]
    public async Task A_node_that_ends_between_storing_and_sending_a_transaction_sends_the_same_bytes()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.CutsBefore = method => method == "eth_sendRawTransaction";

        IReadOnlyList<string> numbers = await RunAsync(node => SendAndFailAsync(node), proxy.Endpoint);

        await AssertAnchoredOnceAsync(numbers);
    }

    [Fact]
    public async Task A_transaction_whose_sending_was_never_answered_is_not_sent_a_second_time_as_another()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.CutsAfter = method => method == "eth_sendRawTransaction";

        IReadOnlyList<string> numbers = await RunAsync(node => SendAndFailAsync(node), proxy.Endpoint);

        await AssertAnchoredOnceAsync(numbers);
    }

    [Fact]
    public async Task A_node_that_ends_after_its_transaction_was_mined_finds_it_on_the_chain()
    {
        IReadOnlyList<string> numbers = await RunAsync(async node =>
        {
            await node.Get<BatchMaker>().MakeAsync(CancellationToken.None);
            await node.Get<BatchSender>().SettleAsync(CancellationToken.None);
            await node.Get<BatchSender>().SendAsync(0, CancellationToken.None);
        });

        await AssertAnchoredOnceAsync(numbers);
    }

    [Fact]
    public async Task A_node_that_ends_after_settling_a_transaction_but_before_reading_its_block_does_not_send_again()
    {
        IReadOnlyList<string> numbers = await RunAsync(async node =>
        {
            await node.Get<BatchMaker>().MakeAsync(CancellationToken.None);
            await node.Get<BatchSender>().SettleAsync(CancellationToken.None);
            await node.Get<BatchSender>().SendAsync(0, CancellationToken.None);
            await node.Get<BatchSender>().SettleAsync(CancellationToken.None);
        });

        await AssertAnchoredOnceAsync(numbers);
    }

    private static async Task SendAndFailAsync(TestNode node)
    {
        await node.Get<BatchMaker>().MakeAsync(CancellationToken.None);
        await node.Get<BatchSender>().SettleAsync(CancellationToken.None);
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => node.Get<BatchSender>().SendAsync(0, CancellationToken.None));
    }

    // Issues 25 certificates, goes some way, ends; then another node on the same folder goes the whole way.
    private async Task<IReadOnlyList<string>> RunAsync(Func<TestNode, Task> someWay, Uri? endpoint = null)
    {
        List<string> numbers = [];
        await using (TestNode ended = TestNode.Open(_folder.Path, chain, endpoint))
        {
            AgencyId agency = await ended.EnterAgencyAsync(chain, Suite.ES256);
            IssueOutcome[] outcomes = await ended.Get<IssueCertificates>().RunAsync(
                [.. Enumerable.Range(0, 25).Select(_ => TestOrders.Order(agency))], CancellationToken.None);
            numbers.AddRange(
                outcomes.Cast<IssueOutcome.Issued>().Select(issued => issued.Certificate.Number));
            await someWay(ended);
        }

        await using TestNode next = TestNode.Open(_folder.Path, chain);
        await next.AnchorAllAsync();
        return numbers;
    }

    private async Task AssertAnchoredOnceAsync(IReadOnlyList<string> numbers)
    {
        await using TestNode node = TestNode.Open(_folder.Path, chain);
        HashSet<Hash32> roots = [];
        foreach (string number in numbers)
        {
            roots.Add(await node.AssertAnchoredAsync(number));
        }

        Assert.Equal(roots.Count, await node.CountEventsAsync(roots));
        Assert.False(node.Get<Backlog>().IsStoreBehindChain);
    }
}
