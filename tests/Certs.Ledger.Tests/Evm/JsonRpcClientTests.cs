using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.Evm;

public sealed class JsonRpcClientTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private static readonly JsonRpcCall ChainId = new("eth_chainId");

    [Fact]
    public async Task A_batch_is_answered_in_the_order_of_its_questions()
    {
        NodeQuestion<BlockHeader?>[] questions =
            [.. Enumerable.Range(0, 5).Select(_ => NodeQuestions.Block(1))];
        questions[3] = NodeQuestions.Block(0);

        IReadOnlyList<BlockHeader?> headers = await chain.Node.AskAllAsync(questions, default);

        Assert.Equal([1L, 1, 1, 0, 1], headers.Select(header => header!.Number));
    }

    [Fact]
    public async Task A_batch_of_any_length_is_cut_into_requests()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        using JsonRpcClient client = new(proxy.Endpoint);

        IReadOnlyList<JsonRpcAnswer> answers = await client.BatchAsync(
            [.. Enumerable.Repeat(ChainId, 600)], default);

        Assert.Equal(600, answers.Count);
        Assert.Equal(3, proxy.Requests);
    }

    [Fact]
    public async Task An_error_of_one_question_leaves_the_others_answered()
    {
        IReadOnlyList<JsonRpcAnswer> answers = await chain.Node.Client.BatchAsync(
            [ChainId, new JsonRpcCall("eth_noSuchThing"), ChainId], default);

        Assert.Null(answers[0].Error);
        Assert.Equal(NodeRefusal.MethodNotFound, answers[1].Error?.Refusal);
        Assert.Equal("0x1839", answers[2].Result.GetString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":1}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":1}")]
    [InlineData("{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":1}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{\"code\":1,\"message\":\"\"}}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"result\":2}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"text\"}")]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":1}]")]
    public async Task What_is_no_answer_to_the_question_counts_as_none(string garbage)
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Garbage = garbage;
        using JsonRpcClient client = new(proxy.Endpoint);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => client.CallAsync(ChainId, default));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Garbage = new string(' ', 2_000_000);
        using JsonRpcClient client = new(proxy.Endpoint, maximumAnswerBytes: 1_000_000);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => client.CallAsync(ChainId, default));
    }

    [Fact]
    public async Task A_silent_node_is_given_up_after_the_time_limit()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Delay = TimeSpan.FromSeconds(20);
        using JsonRpcClient client = new(proxy.Endpoint, TimeSpan.FromMilliseconds(200));

        LedgerUnavailableException silence =
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => client.CallAsync(ChainId, default));

        Assert.Equal(LedgerTrouble.Unreachable, silence.Reason);
    }

    [Fact]
    public async Task Cancelling_is_not_an_outage()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Delay = TimeSpan.FromSeconds(20);
        using JsonRpcClient client = new(proxy.Endpoint);
        using CancellationTokenSource cancellation = new(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CallAsync(ChainId, cancellation.Token));
    }

    [Theory]
    [InlineData(-32001, "Nonce too low", NodeRefusal.NonceTooLow)]
    [InlineData(-32003, "nonce too low: next nonce 5", NodeRefusal.NonceTooLow)]
    [InlineData(-32000, "Known transaction", NodeRefusal.AlreadyKnown)]
    [InlineData(-32003, "transaction already imported", NodeRefusal.AlreadyKnown)]
    [InlineData(-32000, "replacement transaction underpriced", NodeRefusal.ReplacementUnderpriced)]
    [InlineData(-32000, "World state unavailable", NodeRefusal.StateUnavailable)]
    [InlineData(-32003, "Intrinsic gas exceeds gas limit", NodeRefusal.IntrinsicGas)]
    [InlineData(-32005, "Requested range exceeds maximum", NodeRefusal.LimitExceeded)]
    [InlineData(-32007, "Sender account not authorized", NodeRefusal.SenderNotAuthorised)]
    [InlineData(-32009, "Gas price below configured minimum", NodeRefusal.GasPriceTooLow)]
    [InlineData(-39001, "Unknown block", NodeRefusal.UnknownBlock)]
    [InlineData(3, "execution reverted", NodeRefusal.Reverted)]
    [InlineData(-32099, "something new", NodeRefusal.Other)]
    public void Codes_and_texts_of_all_nodes_have_one_meaning(int code, string text, NodeRefusal expected) =>
        Assert.Equal(expected, new JsonRpcException(code, text).Refusal);

    [Fact]
    public void A_nodes_text_reaches_the_log_short_and_on_one_line()
    {
        JsonRpcException refusal = new(1, "line\nbreak\u001b[31m" + new string('x', 5_000));

        Assert.True(refusal.Message.Length < 400);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
    }
}
