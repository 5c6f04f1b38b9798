using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests;

public sealed class ExactlyOnceTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private const int Batches = 60;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Threat T10: every third sending is cut off before the node hears it, every third after it was taken;
    // "crashes" in between lose the sender's memory but not the stored bytes.
    [Fact]
    public async Task Each_batch_is_anchored_once_whatever_the_node_answers_and_whenever_the_sender_dies()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        int sends = 0;
        proxy.CutsBefore = method => method == "eth_sendRawTransaction" && sends++ % 3 == 0;
        proxy.CutsAfter = method => method == "eth_sendRawTransaction" && sends % 3 == 0;
        using EthNode node = new(proxy.Endpoint);
        using Secp256k1Key key = chain.Chain.LoadOperator(DemoConsortium.Zhejiang);
        AnchorRegistryContract anchors = new(chain.Network.Contracts.Anchors);
        Hash32[] roots =
            [.. Enumerable.Range(0, Batches).Select(_ => new Hash32(RandomNumberGenerator.GetBytes(32)))];
        Dictionary<Hash32, PreparedTransaction> stored = [];

        ChainSender sender = new(node, chain.Network.ChainId, key);
        for (int i = 0; i < roots.Length; i++)
        {
            ContractCall call = anchors.Anchor(
                [new AnchorBatch(roots[i], 1, new AgencyId(DemoConsortium.Zhejiang, 1), 1)]);
            stored[roots[i]] = await sender.PrepareAsync(call, default);
            await TryAsync(() => sender.BroadcastAsync(stored[roots[i]], default));
            if (i % 7 == 6)
            {
                sender.Dispose();
                sender = new ChainSender(node, chain.Network.ChainId, key);
                sender.Resume(stored.Values);
                await FinishAsync(sender, stored);
            }
        }

        await FinishAsync(sender, stored);
        sender.Dispose();

        long head = (await chain.Node.AskAsync(NodeQuestions.LatestBlock(), default))!.Number;
        IReadOnlyList<EventLog> logs = await chain.Node.AskAsync(
            NodeQuestions.Logs([chain.Network.Contracts.Anchors], 0, head), default);
        Assert.Equal(
            roots.Order(Comparer<Hash32>.Create(Compare)),
            logs.Select(log => log.Topics[1]).Order(Comparer<Hash32>.Create(Compare)));
        Assert.Equal(
            Batches, await chain.Node.AskAsync(NodeQuestions.TransactionCount(key.Address), default));
    }

    private static async Task FinishAsync(ChainSender sender, Dictionary<Hash32, PreparedTransaction> stored)
    {
        KeyValuePair<Hash32, PreparedTransaction>[] inOrder = [.. stored.OrderBy(entry => entry.Value.Nonce)];
        foreach ((Hash32 root, PreparedTransaction transaction) in inOrder)
        {
            TransactionFate? fate = null;
            while (fate is not TransactionFate.Mined)
            {
                await TryAsync(() => sender.BroadcastAsync(transaction, default));
                fate = await sender.WaitAsync(transaction, Limit, default);
            }

            stored.Remove(root);
        }
    }

    private static async Task TryAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (LedgerUnavailableException)
        {
            // Unknown: the next look tells.
        }
    }

    private static int Compare(Hash32 left, Hash32 right) =>
        string.CompareOrdinal(left.ToString(), right.ToString());
}
