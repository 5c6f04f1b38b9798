using System.Text.Json;
using Certs.Core.Lifecycle;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Anchoring;
using Certs.Server.Lifecycle;
using Certs.Testing.Chain;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>A node ends after one durable step, as kill -9 would; the next one brings each change to the chain once.</summary>
public sealed class StatusCrashTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Theory]
    [InlineData("nothing")]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Every_change_is_on_the_chain_once_whatever_became_of_the_sending(string cut)
    {
        string[] numbers = [(await node.IssueAsync()).Number, (await node.IssueAsync()).Number];
        await using FaultProxy proxy = await FaultProxy.StartAsync(node.Chain.Chain.Endpoint);
        await node.RestartAsync(proxy.Endpoint);
        foreach (string number in numbers)
        {
            await ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
            await ChangeAsync(number, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        }

        proxy.CutsBefore = method => cut == "before" && method == "eth_sendRawTransaction";
        proxy.CutsAfter = method => cut == "after" && method == "eth_sendRawTransaction";
        Task<int> sending = node.Node.Get<StatusSender>().SendAsync(0, CancellationToken.None);
        if (cut == "nothing")
        {
            await sending;
        }
        else
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => sending);
        }

        await node.RestartAsync();
        await node.RecordAllAsync();

        foreach (string number in numbers)
        {
            StatusAnswer answer = await node.StatusAsync(number);
            Assert.Equal((Standing.Active, 2u), (answer.Outcome.Standing, answer.Outcome.Status!.Sequence));
            Assert.Equal(2, await CountEventsAsync(answer));
        }
    }

    [Fact]
    public async Task Changes_that_a_chain_without_its_newest_blocks_forgot_are_sent_again()
    {
        (string number, _) = await node.IssueAsync();
        JsonElement snapshot = await node.Chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_snapshot"), CancellationToken.None);
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.Chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_revert", [snapshot.GetString()!]), CancellationToken.None);
        await node.Chain.MineAsync();

        await node.RestartAsync();
        AnchoringWorker worker = node.Node.Worker();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return (await node.RegistryAsync()).StatusesOf(
                node.Agency, (await node.StatusAsync(number)).Certificate.Handle).Any();
        });
        await node.RecordAllAsync();

        StatusAnswer answer = await node.StatusAsync(number);
        Assert.Equal(Standing.Suspended, answer.Outcome.Standing);
        Assert.Equal(1, await CountEventsAsync(answer));
    }

    private async Task ChangeAsync(string number, ChangeAct act, ChangeReason reason) =>
        await node.Node.Get<ChangeStatus>().RunAsync(LifecycleNode.Order(number, act, reason), CancellationToken.None);

    private async Task<int> CountEventsAsync(StatusAnswer answer)
    {
        AnchorChain chain = node.Node.Get<AnchorChain>();
        SeenEvents seen = await chain.SeenAsync(0, (await node.HeadAsync()).Number, CancellationToken.None);
        return seen.Statuses.Count(one => one.Handle == answer.Certificate.Handle);
    }
}
