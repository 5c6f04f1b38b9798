using System.Collections.Concurrent;
using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests;

// Every test has an account of its own, so that nonces are the test's own.
public sealed class ChainSenderTests : IClassFixture<DevChainFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly DevChainFixture _chain;
    private readonly AnchorRegistryContract _anchors;
    private readonly Secp256k1Key _key = Secp256k1Key.Create();
    private FaultProxy _proxy = null!;
    private EthNode _node = null!;
    private ChainSender _sender = null!;

    public ChainSenderTests(DevChainFixture chain)
    {
        _chain = chain;
        _anchors = new AnchorRegistryContract(chain.Network.Contracts.Anchors);
    }

    public async ValueTask InitializeAsync()
    {
        using ProvinceRegistrar registrar = _chain.Registrar(DemoConsortium.Gansu);
        await registrar.SetOperatorAsync(_key.Address, default);
        _proxy = await FaultProxy.StartAsync(_chain.Chain.Endpoint);
        _node = new EthNode(_proxy.Endpoint, TimeSpan.FromSeconds(1));
        _sender = new ChainSender(_node, _chain.Network.ChainId, _key);
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _node.Dispose();
        _key.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_prepared_transaction_is_not_sent()
    {
        Hash32 root = Random();

        PreparedTransaction prepared = await PrepareAsync(root);

        Assert.IsType<TransactionFate.NotSeen>(await _sender.LookAsync(prepared, default));
        Assert.Null(await RecordAsync(root));
    }

    // The province's registrar sends this way: before, every later entry waited five minutes and failed.
    [Fact]
    public async Task A_call_whose_sending_was_cut_off_gives_its_nonce_back()
    {
        _proxy.CutsBefore = method => method == "eth_sendRawTransaction";
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => _sender.SendAsync(Anchor(Random()), Limit, default));
        _proxy.CutsBefore = _ => false;
        Hash32 root = Random();

        await _sender.SendAsync(Anchor(root), Limit, default);

        Assert.NotNull(await RecordAsync(root));
        Assert.Equal(0, _sender.InFlight);
    }

    [Fact]
    public async Task Sent_twice_it_is_mined_once()
    {
        Hash32 root = Random();
        PreparedTransaction prepared = await PrepareAsync(root);

        await _sender.BroadcastAsync(prepared, default);
        TransactionFate first = await _sender.WaitAsync(prepared, Limit, default);
        TransactionFate second = await _sender.BroadcastAsync(prepared, default);

        TransactionReceipt receipt = Assert.IsType<TransactionFate.Mined>(first).Receipt;
        Assert.Equal(receipt.BlockHash, Assert.IsType<TransactionFate.Mined>(second).Receipt.BlockHash);
        Assert.Equal(receipt.BlockNumber, (await RecordAsync(root))?.BlockNumber);
        Assert.Equal(0, _sender.InFlight);
    }

    [Fact]
    public async Task An_error_that_hides_a_success_is_seen_through()
    {
        Hash32 root = Random();
        PreparedTransaction prepared = await PrepareAsync(root);
        _proxy.CutsAfter = method => method == "eth_sendRawTransaction";

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _sender.BroadcastAsync(prepared, default));
        TransactionFate fate = await _sender.WaitAsync(prepared, Limit, default);

        Assert.IsType<TransactionFate.Mined>(fate);
        Assert.NotNull(await RecordAsync(root));
    }

    [Fact]
    public async Task An_error_that_hides_nothing_is_seen_through()
    {
        Hash32 root = Random();
        PreparedTransaction prepared = await PrepareAsync(root);
        _proxy.CutsBefore = method => method == "eth_sendRawTransaction";

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _sender.BroadcastAsync(prepared, default));
        TransactionFate fate = await _sender.LookAsync(prepared, default);
        _proxy.CutsBefore = _ => false;
        await _sender.BroadcastAsync(prepared, default);
        TransactionFate later = await _sender.WaitAsync(prepared, Limit, default);

        Assert.IsType<TransactionFate.NotSeen>(fate);
        Assert.IsType<TransactionFate.Mined>(later);
    }

    [Fact]
    public async Task Waiting_sends_again_what_the_node_forgot()
    {
        using ChainSender sender = new(
            _node, _chain.Network.ChainId, _key, new ChainSenderOptions { ResendAfter = TimeSpan.Zero });
        PreparedTransaction prepared = await sender.PrepareAsync(Anchor(Random()), default);

        TransactionFate fate = await sender.WaitAsync(prepared, Limit, default);

        Assert.IsType<TransactionFate.Mined>(fate);
    }

    [Fact]
    public async Task After_a_restart_stored_bytes_finish_the_work()
    {
        Hash32 root = Random();
        PreparedTransaction stored = await PrepareAsync(root);
        using ChainSender restarted = new(_node, _chain.Network.ChainId, _key);
        restarted.Resume([stored]);

        PreparedTransaction next = await restarted.PrepareAsync(Anchor(Random()), default);
        await restarted.BroadcastAsync(stored, default);
        TransactionFate fate = await restarted.WaitAsync(stored, Limit, default);

        Assert.Equal(stored.Nonce + 1, next.Nonce);
        Assert.IsType<TransactionFate.Mined>(fate);
        Assert.NotNull(await RecordAsync(root));
    }

    [Fact]
    public async Task A_nonce_that_another_sender_took_is_noticed()
    {
        PreparedTransaction beaten = await PrepareAsync(Random());
        using ChainSender other = new(_node, _chain.Network.ChainId, _key);
        await other.SendAsync(Anchor(Random()), Limit, default);

        TransactionFate fate = await _sender.BroadcastAsync(beaten, default);

        Assert.IsType<TransactionFate.NonceTaken>(fate);
        Assert.Equal(0, _sender.InFlight);
    }

    [Fact]
    public async Task A_gap_of_nonces_is_noticed_rather_than_waited_for()
    {
        PreparedTransaction lost = await PrepareAsync(Random());
        PreparedTransaction behind = await PrepareAsync(Random());
        await _sender.AbandonAsync(lost, default);

        TransactionFate fate = await _sender.BroadcastAsync(behind, default);

        Assert.IsType<TransactionFate.NonceGap>(fate);
    }

    [Fact]
    public async Task An_abandoned_nonce_is_given_out_again()
    {
        PreparedTransaction first = await PrepareAsync(Random());
        await _sender.AbandonAsync(first, default);

        PreparedTransaction second = await PrepareAsync(Random());

        Assert.Equal(first.Nonce, second.Nonce);
    }

    [Fact]
    public async Task What_the_contract_would_refuse_is_not_signed()
    {
        Hash32 root = Random();
        await _sender.SendAsync(Anchor(root), Limit, default);
        ContractCall other = _anchors.Anchor([new AnchorBatch(root, 2, Agency, 1)]);

        ContractRevertedException refusal =
            await Assert.ThrowsAsync<ContractRevertedException>(() => _sender.PrepareAsync(other, default));

        Assert.Equal("AnchorIsAnother", refusal.ErrorName);
        Assert.Equal(0, _sender.InFlight);
    }

    // Two workers that both anchor a batch do no harm: the second call is mined and changes nothing.
    [Theory]
    [InlineData(5_000_000, false)]
    [InlineData(30_000, true)]
    [InlineData(20_000_000, true)]
    public async Task A_node_estimates_gas_only_where_what_is_known_of_it_does_not_suffice(long known, bool isAsked)
    {
        ConcurrentQueue<string> asked = [];
        _proxy.CutsBefore = method =>
        {
            asked.Enqueue(method);
            return false;
        };
        Hash32 root = Random();

        await _sender.SendAsync(Anchor(root) with { Gas = known }, Limit, default);

        Assert.NotNull(await RecordAsync(root));
        Assert.Equal(isAsked, asked.Contains("eth_estimateGas"));
    }

    [Fact]
    public async Task The_same_root_with_the_same_data_is_anchored_once()
    {
        Hash32 root = Random();
        TransactionReceipt first = await _sender.SendAsync(Anchor(root), Limit, default);

        TransactionReceipt second = await _sender.SendAsync(Anchor(root), Limit, default);

        Assert.Single(first.Logs);
        Assert.Empty(second.Logs);
        Assert.Equal(first.BlockNumber, (await RecordAsync(root))?.BlockNumber);
    }

    [Fact]
    public async Task Many_callers_get_one_nonce_each_without_a_gap()
    {
        Hash32[] roots = [.. Enumerable.Range(0, 40).Select(_ => Random())];

        TransactionReceipt[] receipts = await Task.WhenAll(
            roots.Select(root => _sender.SendAsync(Anchor(root), Limit, default)));

        Assert.All(receipts, receipt => Assert.True(receipt.HasSucceeded));
        Assert.Equal(40, await _node.AskAsync(NodeQuestions.TransactionCount(_key.Address), default));
        foreach (Hash32 root in roots)
        {
            Assert.NotNull(await RecordAsync(root));
        }
    }

    [Fact]
    public async Task No_more_are_under_way_than_allowed()
    {
        using ChainSender sender = new(
            _node, _chain.Network.ChainId, _key, new ChainSenderOptions { MaximumInFlight = 1 });
        PreparedTransaction first = await sender.PrepareAsync(Anchor(Random()), default);

        Task<PreparedTransaction> second = sender.PrepareAsync(Anchor(Random()), default);
        bool waited = !second.IsCompleted;
        await sender.BroadcastAsync(first, default);
        await sender.WaitAsync(first, Limit, default);

        Assert.True(waited);
        Assert.Equal(first.Nonce + 1, (await second.WaitAsync(Limit)).Nonce);
    }

    [Fact]
    public async Task A_node_that_is_away_says_when_to_come_back()
    {
        _proxy.CutsBefore = _ => true;

        LedgerUnavailableException away =
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => PrepareAsync(Random()));

        Assert.Equal(LedgerTrouble.Unreachable, away.Reason);
        Assert.True(away.RetryAfter > TimeSpan.Zero);
        Assert.Equal(0, _sender.InFlight);
    }

    private static AgencyId Agency => new(DemoConsortium.Gansu, 1);

    private static Hash32 Random() => new(RandomNumberGenerator.GetBytes(32));

    private ContractCall Anchor(Hash32 root) => _anchors.Anchor([new AnchorBatch(root, 1, Agency, 1)]);

    private Task<PreparedTransaction> PrepareAsync(Hash32 root) =>
        _sender.PrepareAsync(Anchor(root), default);

    private Task<AnchorRecord?> RecordAsync(Hash32 root) =>
        _chain.Node.AskAsync(_anchors.Record(Agency, root), default);
}
