using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.Reading;

// Each test first reads through the honest proxy, so that what it then sees is the lie's doing.
public sealed class LyingNodeTests(DevChainFixture chain) : IClassFixture<DevChainFixture>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private FaultProxy _proxy = null!;
    private EthNode _liar = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        _liar = new EthNode(_proxy.Endpoint, TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        _liar.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Another_chain_id_is_another_chain()
    {
        using ChainReader reader = await HonestReaderAsync();

        _proxy.Rewrite = (method, _, answer) => method == "eth_chainId" ? With(answer, "0x1") : answer;

        await AssertNeverTrustedAsync(reader, LedgerTrouble.WrongChain);
    }

    [Fact]
    public async Task Another_genesis_block_is_another_chain()
    {
        _proxy.Rewrite = (method, call, answer) => method == "eth_getBlockByNumber" && Height(call) == "0x0"
            ? Copy(answer, header => header["timestamp"] = "0x1")
            : answer;
        using ChainReader reader = Reader(_liar);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.Unreachable);
    }

    [Fact]
    public async Task Other_code_at_a_contracts_address_is_another_chain()
    {
        _proxy.Rewrite = (method, _, answer) => method == "eth_getCode" ? With(answer, "0x6001") : answer;
        using ChainReader reader = Reader(_liar);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.WrongChain);
    }

    [Fact]
    public async Task A_frozen_head_is_stale_as_soon_as_it_is_old()
    {
        MovableTime time = new();
        using ChainReader reader = new([chain.Node], chain.Network, Eager(), time);
        Assert.NotNull((await reader.CurrentAsync(default)).GetView());

        time.Advance(TimeSpan.FromMinutes(5));

        await AssertNeverTrustedAsync(reader, LedgerTrouble.HeadStale);
    }

    [Fact]
    public async Task A_head_from_the_future_is_no_fresh_head()
    {
        MovableTime time = new();
        time.Advance(TimeSpan.FromDays(-1));
        using ChainReader reader = new([chain.Node], chain.Network, Eager(), time);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.HeadStale);
    }

    [Fact]
    public async Task An_older_state_than_was_read_is_never_taken()
    {
        JsonNode? old = await BlockAsync("latest");
        await chain.MineAsync();
        using ChainReader reader = await HonestReaderAsync(isDevelopment: false);

        _proxy.Rewrite = (method, call, answer) => method != "eth_getBlockByNumber" ? answer
            : Height(call) == "latest" ? With(answer, old)
            : Convert.ToInt64(Height(call), 16) > Convert.ToInt64((string)old!["number"]!, 16)
                ? With(answer, null)
            : answer;

        await AssertNeverTrustedAsync(reader, LedgerTrouble.HeadWentBack);
    }

    [Fact]
    public async Task A_header_with_a_changed_member_is_no_answer()
    {
        using ChainReader reader = await HonestReaderAsync();
        await chain.MineAsync();

        _proxy.Rewrite = (method, call, answer) => method == "eth_getBlockByNumber"
            && Height(call) == "latest"
            ? Copy(answer, header => header["stateRoot"] = header["parentHash"]!.DeepClone())
            : answer;

        await AssertNeverTrustedAsync(reader, LedgerTrouble.Unreachable);
    }

    // The forged anchor says what an attacker wants: an old time for a root of today.
    [Fact]
    public async Task A_forged_event_is_noticed()
    {
        using ChainReader reader = await HonestReaderAsync();
        _proxy.Rewrite = (method, _, answer) => method == "eth_getTransactionReceipt"
            ? Copy(answer, receipt => receipt["logs"]![0]!["data"] = "0x" + new string('0', 63) + "1")
            : answer;

        await AnchorAsync();

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    [Fact]
    public async Task A_withheld_event_is_noticed()
    {
        using ChainReader reader = await HonestReaderAsync();
        _proxy.Rewrite = (method, _, answer) => method == "eth_getTransactionReceipt"
            ? Copy(answer, receipt => receipt["logs"] = new JsonArray())
            : answer;

        await AnchorAsync();

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    [Fact]
    public async Task A_block_whose_transactions_are_withheld_is_noticed()
    {
        using ChainReader reader = await HonestReaderAsync();
        _proxy.Rewrite = (method, _, answer) => method == "eth_getBlockByNumber"
            ? Copy(answer, header => header["transactions"] = new JsonArray())
            : answer;

        await AnchorAsync();

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    // Read from afar, the node says where logs are: what it leaves out, the contracts' own counts bring to
    // light. Anchors are not counted, so it is another contract's newest log that is left out.
    [Fact]
    public async Task Events_left_out_of_a_long_stretch_are_noticed()
    {
        for (int i = 0; i < 300; i++)
        {
            await chain.MineAsync();
        }

        _proxy.Rewrite = (method, _, answer) => method == "eth_getLogs"
            ? Copy(answer, logs => logs.AsArray().Remove(logs.AsArray().Last(IsCounted)))
            : answer;
        using ChainReader reader = Reader(_liar);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    [Fact]
    public async Task A_wrong_event_count_is_noticed()
    {
        _proxy.Rewrite = (method, _, answer) => method == "eth_call"
            ? With(answer, "0x" + new string('0', 62) + "ff")
            : answer;
        using ChainReader reader = Reader(_liar);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    [Fact]
    public async Task One_node_of_two_that_lies_makes_both_useless()
    {
        using ChainReader reader = new([chain.Node, _liar], chain.Network, Eager());
        Assert.Equal(2, (await reader.CurrentAsync(default)).Nodes.Count);
        _proxy.Rewrite = (method, _, answer) => method == "eth_getTransactionReceipt"
            ? Copy(answer, receipt => receipt["logs"] = new JsonArray())
            : answer;

        await AnchorAsync();

        await AssertNeverTrustedAsync(reader, LedgerTrouble.EventsIncomplete);
    }

    [Fact]
    public async Task One_node_of_two_that_is_away_leaves_too_few()
    {
        using ChainReader reader = new([chain.Node, _liar], chain.Network, Eager());
        Assert.Equal(2, (await reader.CurrentAsync(default)).Nodes.Count);

        _proxy.CutsBefore = _ => true;

        await AssertNeverTrustedAsync(reader, LedgerTrouble.NodesDisagree);
    }

    [Fact]
    public async Task With_a_quorum_of_one_the_other_node_is_enough()
    {
        using ChainReader reader = new(
            [chain.Node, _liar], chain.Network,
            new ChainReaderOptions { PollInterval = TimeSpan.Zero, Quorum = 1 });

        _proxy.CutsBefore = _ => true;
        ChainState state = await reader.AtLeastAsync(0, Limit, default);

        Assert.Equal([chain.Chain.Endpoint.Authority], state.Nodes.Select(node => node.Node));
    }

    [Fact]
    public async Task Nodes_on_different_branches_disagree()
    {
        await using DevChainFixture other = new();
        await other.InitializeAsync();
        using ChainReader reader = new([chain.Node, other.Node], chain.Network, Eager());

        await AssertNeverTrustedAsync(reader, LedgerTrouble.WrongChain);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>proxy error</html>")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":null}""")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"result":"0x1"},{"jsonrpc":"2.0","id":1,"result":"0x1"}]""")]
    public async Task Answers_that_are_no_answers_leave_everything_unknown(string garbage)
    {
        using ChainReader reader = await HonestReaderAsync();

        _proxy.Garbage = garbage;

        await AssertNeverTrustedAsync(reader, LedgerTrouble.Unreachable);
    }

    [Fact]
    public async Task A_node_that_answers_too_late_did_not_answer()
    {
        using ChainReader reader = await HonestReaderAsync();

        _proxy.Delay = TimeSpan.FromSeconds(3);

        await AssertNeverTrustedAsync(reader, LedgerTrouble.Unreachable);
    }

    [Fact]
    public async Task A_reader_recovers_when_the_node_does()
    {
        using ChainReader reader = await HonestReaderAsync();
        _proxy.CutsBefore = _ => true;
        await AssertNeverTrustedAsync(reader, LedgerTrouble.Unreachable);

        _proxy.CutsBefore = _ => false;
        long root = await AnchorAsync();

        Assert.True((await reader.AtLeastAsync(root, Limit, default)).Head?.BlockNumber >= root);
    }

    [Fact]
    public async Task An_anchor_that_only_one_node_has_is_neither_there_nor_absent()
    {
        using ChainReader reader = new([chain.Node, _liar], chain.Network, Eager());
        ChainState state = await reader.CurrentAsync(default);
        Hash32 root = new(RandomNumberGenerator.GetBytes(32));
        string word = "0x" + BatchWord().PadLeft(64, '0');
        _proxy.Rewrite = (method, _, answer) => method == "eth_call" ? With(answer, word) : answer;

        Lookup<AnchorRecord> found = await reader.FindAnchorAsync(state, new AgencyId(62, 1), root, default);

        Assert.Equal(
            LedgerTrouble.NodesDisagree, Assert.IsType<Lookup<AnchorRecord>.Unavailable>(found).Reason);
    }

    // Kind, suites, agency 62:1, seven leaves, block 1, 2020-09-13T12:26:40Z.
    private static string BatchWord() =>
        "01" + "0001" + "003e0001" + "00000007" + "0000000001" + "005f5e1000";

    private static ChainReaderOptions Eager() => new()
    {
        PollInterval = TimeSpan.Zero,
        MaximumStaleness = TimeSpan.Zero,
    };

    private ChainReader Reader(EthNode node) => new([node], chain.Network, Eager());

    private async Task<ChainReader> HonestReaderAsync(bool isDevelopment = true)
    {
        ChainReader reader = new([_liar], chain.Network with { IsDevelopment = isDevelopment }, Eager());
        Assert.NotNull((await reader.CurrentAsync(default)).GetView());
        return reader;
    }

    private static async Task AssertNeverTrustedAsync(ChainReader reader, string reason)
    {
        for (int i = 0; i < 3; i++)
        {
            ChainState state = await reader.CurrentAsync(default);

            Lookup<RegistryView>.Unavailable trouble = Assert.IsType<Lookup<RegistryView>.Unavailable>(
                state.View);
            Assert.Equal(reason, trouble.Reason);
            Assert.Empty(state.Nodes);
        }
    }

    private async Task<long> AnchorAsync()
    {
        using ChainSender sender = chain.Operator(DemoConsortium.Gansu);
        AnchorBatch batch = new(
            new Hash32(RandomNumberGenerator.GetBytes(32)), 1, new AgencyId(DemoConsortium.Gansu, 1), 1);
        TransactionReceipt receipt = await sender.SendAsync(
            new AnchorRegistryContract(chain.Network.Contracts.Anchors).Anchor([batch]), Limit, default);
        return receipt.BlockNumber;
    }

    private async Task<JsonNode?> BlockAsync(string height)
    {
        JsonArray parameters = [height, false];
        return JsonNode.Parse((await chain.Node.Client.CallAsync(
            new JsonRpcCall("eth_getBlockByNumber", parameters), default)).GetRawText());
    }

    private bool IsCounted(JsonNode? log) =>
        Address.Parse((string)log!["address"]!) != chain.Network.Contracts.Anchors;

    private static string Height(JsonObject call) => (string)call["params"]![0]!;

    private static JsonObject With(JsonObject answer, JsonNode? result)
    {
        answer["result"] = result?.DeepClone();
        return answer;
    }

    private static JsonObject Copy(JsonObject answer, Action<JsonNode> change)
    {
        if (answer["result"] is { } result)
        {
            change(result);
        }

        return answer;
    }
}
