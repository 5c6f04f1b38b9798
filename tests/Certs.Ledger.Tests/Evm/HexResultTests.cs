using System.Text;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.Evm;

public sealed class HexResultTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private const string Head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x";

    [Fact]
    public async Task Data_of_any_length_in_chunks_of_any_size_is_copied_whole()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            byte[] data = new byte[random.Next(4) switch { 0 => random.Next(3), 1 => random.Next(100), _ => random.Next(200_000) }];
            random.NextBytes(data);
            using MemoryStream copied = new();

            byte[] envelope = await HexResult.CopyAsync(
                new Trickle(Head + Convert.ToHexString(data) + "\" }", random), copied, default);

            Assert.Equal(data, copied.ToArray());
            Assert.Equal(Head + "\" }", Encoding.UTF8.GetString(envelope));
        }
    }

    [Theory]
    [InlineData("abc\"}", typeof(FormatException))]
    [InlineData("ab:c\"}", typeof(FormatException))]
    [InlineData("abcd", typeof(EndOfStreamException))]
    [InlineData("", typeof(EndOfStreamException))]
    public async Task What_is_no_whole_data_is_refused(string rest, Type refusal)
    {
        Random random = new(7);

        await Assert.ThrowsAsync(
            refusal, () => HexResult.CopyAsync(new Trickle(Head + rest, random), Stream.Null, default));
    }

    [Fact]
    public async Task What_comes_after_the_data_has_a_limit()
    {
        string endless = Head + "ab\"" + new string(' ', 100_000) + "}";

        await Assert.ThrowsAsync<FormatException>(
            () => HexResult.CopyAsync(new Trickle(endless, new Random(7)), Stream.Null, default));
    }

    [Fact]
    public async Task A_node_copies_what_it_answers_otherwise()
    {
        using MemoryStream copied = new();
        JsonRpcCall version = new("web3_sha3", ["0x68656c6c6f"]);

        await chain.Node.Client.CopyDataAsync(version, copied, TimeSpan.FromSeconds(5), default);

        Assert.Equal(
            (await chain.Node.Client.CallAsync(version, default)).GetString(),
            "0x" + Convert.ToHexStringLower(copied.ToArray()));
    }

    [Fact]
    public async Task A_nodes_error_is_told_as_such() =>
        await Assert.ThrowsAsync<JsonRpcException>(() => chain.Node.Client.CopyDataAsync(
            new JsonRpcCall("eth_noSuchThing"), Stream.Null, TimeSpan.FromSeconds(5), default));

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":\"0x00\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":17}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x0g\"}")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x00")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"0x00\"]}")]
    public async Task What_is_no_answer_to_the_question_counts_as_none(string garbage)
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        proxy.Garbage = garbage;
        using JsonRpcClient client = new(proxy.Endpoint);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => client.CopyDataAsync(
            new JsonRpcCall("anvil_dumpState"), Stream.Null, TimeSpan.FromSeconds(5), default));
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Trickle(string text, Random random) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 9_000))], cancellationToken);
    }
}
