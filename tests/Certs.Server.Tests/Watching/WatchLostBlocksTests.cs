using System.Text.Json;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Ledger.Evm;
using Certs.Server.Refusals;
using Certs.Server.Tests.Lifecycle;
using Certs.Server.Watching;
using Xunit;

namespace Certs.Server.Tests.Watching;

/// <summary>A development chain that loses blocks takes nobody's place for the same place on another history.</summary>
public sealed class WatchLostBlocksTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task A_cursor_behind_changes_that_were_lost_is_refused_rather_than_taken_for_another_place()
    {
        (string number, _) = await node.IssueAsync();
        WatchSubject subject = new WatchSubject.Issuer(node.Agency);
        StatusPosition before = (await node.RegistryAsync()).EndOfStatuses();
        JsonElement snapshot = await node.Chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_snapshot"), CancellationToken.None);
        await node.ChangeAsync(number, ChangeAct.Suspend, ChangeReason.Investigation);
        StatusPosition after = (await node.RegistryAsync()).EndOfStatuses();
        await node.Chain.Node.Client.CallAsync(
            new JsonRpcCall("evm_revert", [snapshot.GetString()!]), CancellationToken.None);
        for (int block = 0; block < 5; block++)
        {
            await node.Chain.MineAsync();
        }

        await node.RestartAsync();
        await using Listener lost = new(node.Node, subject, new WatchStart.At(after));
        await lost.NextAsync();
        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(() => lost.ChangesAsync(1));
        await using Listener kept = new(node.Node, subject, new WatchStart.At(before));
        await kept.NextAsync();

        Assert.Equal(RefusalReason.CursorNotOnChain, refused.Reason);
        Assert.Null((await kept.NextAsync()).Change);
    }
}
