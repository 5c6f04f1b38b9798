using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>
/// The questions that this system asks of a node: the part of the Ethereum JSON-RPC that all targets share.
/// </summary>
public static class NodeQuestions
{
    private const string Latest = "latest";

    /// <summary>The chain's id (EIP-155).</summary>
    public static NodeQuestion<long> ChainId() => new(new JsonRpcCall("eth_chainId"), Int64);

    /// <summary>A block by its height. Null: the node has no such block.</summary>
    public static NodeQuestion<BlockHeader?> Block(long number) =>
        new(new JsonRpcCall("eth_getBlockByNumber", [Height(number), false]), ReadBlock);

    /// <summary>The newest block.</summary>
    public static NodeQuestion<BlockHeader?> LatestBlock() =>
        new(new JsonRpcCall("eth_getBlockByNumber", [Latest, false]), ReadBlock);

    /// <summary>A block's header with its bytes; the newest for null. Null: the node has no such block.</summary>
    public static NodeQuestion<WholeHeader?> Header(long? number) => new(
        new JsonRpcCall("eth_getBlockByNumber", [number is { } height ? Height(height) : Latest, false]),
        result => result.ValueKind == JsonValueKind.Null ? null : WholeHeader.Read(result));

    /// <summary>The proof of a contract's account and of slots of its storage.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="slots">The slots, before hashing.</param>
    /// <param name="blockNumber">After this block; nodes forget the state of old ones.</param>
    public static NodeQuestion<StorageProof> Proof(
        Address contract, IEnumerable<Hash32> slots, long blockNumber) => new(
            new JsonRpcCall(
                "eth_getProof",
                [
                    contract.ToLowerHex(),
                    new JsonArray([.. slots.Select(slot => JsonValue.Create(slot.ToString()))]), Height(blockNumber),
                ]),
            StorageProof.Read);

    /// <summary>The code of a contract at the newest block; empty for an account without.</summary>
    public static NodeQuestion<byte[]> Code(Address contract) =>
        new(new JsonRpcCall("eth_getCode", [contract.ToLowerHex(), Latest]), Data);

    /// <summary>Runs a view function.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="data">Selector and arguments.</param>
    /// <param name="blockNumber">As at this block; null: the newest.</param>
    public static NodeQuestion<byte[]> View(Address contract, byte[] data, long? blockNumber = null)
    {
        JsonObject call = new() { ["to"] = contract.ToLowerHex(), ["data"] = HexBytes.Encode(data) };
        return new(new JsonRpcCall("eth_call", [call, blockNumber is { } at ? Height(at) : Latest]), Data);
    }

    /// <summary>
    /// Runs a transaction without sending it, as at the newest block, with a gas price of zero.
    /// </summary>
    /// <param name="sender">Who would send it.</param>
    /// <param name="to">The contract; null: one is created.</param>
    /// <param name="data">Selector and arguments, or the code.</param>
    /// <param name="gas">The gas it gets; null: as much as the node allows.</param>
    public static NodeQuestion<byte[]> Simulation(Address sender, Address? to, byte[] data, long? gas = null)
    {
        JsonObject draft = Draft(sender, to, data);
        if (gas is { } limit)
        {
            draft["gas"] = HexBytes.EncodeQuantity(limit);
        }

        return new(new JsonRpcCall("eth_call", [draft, Latest]), Data);
    }

    /// <summary>The gas that a transaction would take now.</summary>
    public static NodeQuestion<long> GasEstimate(Address sender, Address? to, byte[] data) =>
        new(new JsonRpcCall("eth_estimateGas", [Draft(sender, to, data)]), Int64);

    /// <summary>The number of transactions that an account has sent, up to the newest block.</summary>
    public static NodeQuestion<long> TransactionCount(Address account) =>
        new(new JsonRpcCall("eth_getTransactionCount", [account.ToLowerHex(), Latest]), Int64);

    /// <summary>Sends a signed transaction; the answer is its hash.</summary>
    public static NodeQuestion<Hash32> Send(ReadOnlyMemory<byte> raw) => new(
        new JsonRpcCall("eth_sendRawTransaction", [HexBytes.Encode(raw.Span)]),
        result => Hash32.FromHex(result.GetString() ?? ""));

    /// <summary>What a transaction did. Null: it is in no block.</summary>
    public static NodeQuestion<TransactionReceipt?> Receipt(Hash32 transaction) => new(
        new JsonRpcCall("eth_getTransactionReceipt", [transaction.ToString()]),
        result => result.ValueKind == JsonValueKind.Null ? null : TransactionReceipt.Read(result));

    /// <summary>Whether the node knows a transaction, mined or waiting.</summary>
    public static NodeQuestion<bool> IsKnown(Hash32 transaction) => new(
        new JsonRpcCall("eth_getTransactionByHash", [transaction.ToString()]),
        result => result.ValueKind != JsonValueKind.Null);

    /// <summary>The logs of some contracts in a stretch of blocks, both ends included.</summary>
    /// <remarks>
    /// Ask for at most 5,000 blocks and never past the head: nodes differ in what they make of more.
    /// </remarks>
    public static NodeQuestion<IReadOnlyList<EventLog>> Logs(
        IEnumerable<Address> contracts, long fromBlock, long toBlock)
    {
        JsonArray addresses = [.. contracts.Select(contract => JsonValue.Create(contract.ToLowerHex()))];
        JsonObject filter = new()
        {
            ["fromBlock"] = Height(fromBlock),
            ["toBlock"] = Height(toBlock),
            ["address"] = addresses,
        };
        return new(new JsonRpcCall("eth_getLogs", [filter]), ReadLogs);
    }

    /// <summary>The logs of one contract with these topics, in a stretch of blocks, both ends included.</summary>
    /// <remarks>As <see cref="Logs"/>.</remarks>
    public static NodeQuestion<IReadOnlyList<EventLog>> LogsWith(
        Address contract, IEnumerable<Hash32> topics, long fromBlock, long toBlock)
    {
        JsonObject filter = new()
        {
            ["fromBlock"] = Height(fromBlock),
            ["toBlock"] = Height(toBlock),
            ["address"] = contract.ToLowerHex(),
            ["topics"] = new JsonArray([.. topics.Select(topic => JsonValue.Create(topic.ToString()))]),
        };
        return new(new JsonRpcCall("eth_getLogs", [filter]), ReadLogs);
    }

    private static JsonObject Draft(Address sender, Address? to, byte[] data)
    {
        JsonObject draft = new() { ["from"] = sender.ToLowerHex(), ["data"] = HexBytes.Encode(data) };
        if (to is { } address)
        {
            draft["to"] = address.ToLowerHex();
        }

        return draft;
    }

    private static string Height(long number) => HexBytes.EncodeQuantity(number);

    private static long Int64(JsonElement result) => HexBytes.DecodeInt64(result.GetString() ?? "");

    private static byte[] Data(JsonElement result) => HexBytes.Decode(result.GetString() ?? "");

    private static BlockHeader? ReadBlock(JsonElement result) =>
        result.ValueKind == JsonValueKind.Null ? null : BlockHeader.Read(result);

    private static IReadOnlyList<EventLog> ReadLogs(JsonElement result) =>
        [.. result.EnumerateArray().Select(TransactionReceipt.ReadLog)];
}
