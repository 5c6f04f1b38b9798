using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>What a mined transaction did.</summary>
/// <param name="Transaction">The transaction's hash.</param>
/// <param name="BlockNumber">The height of its block.</param>
/// <param name="BlockHash">The hash of its block.</param>
/// <param name="HasSucceeded">False when the contract refused; then nothing changed but the nonce.</param>
/// <param name="GasUsed">The gas that it took.</param>
/// <param name="Created">The contract that it created; null for none.</param>
/// <param name="Logs">What contracts wrote, in order; empty when it failed.</param>
/// <param name="Encoded">The bytes under the block's receipts root (EIP-2718 envelope included).</param>
public sealed record TransactionReceipt(
    Hash32 Transaction, long BlockNumber, Hash32 BlockHash, bool HasSucceeded, long GasUsed, Address? Created,
    IReadOnlyList<EventLog> Logs, ReadOnlyMemory<byte> Encoded)
{
    /// <summary>Reads the answer of <c>eth_getTransactionReceipt</c>.</summary>
    /// <exception cref="FormatException">A member is missing or has another form.</exception>
    public static TransactionReceipt Read(JsonElement json)
    {
        EventLog[] logs = [.. json.List("logs").Select(ReadLog)];
        string? created = json.Find("contractAddress")?.GetString();
        return new TransactionReceipt(
            json.Hash("transactionHash"), json.Int64("blockNumber"), json.Hash("blockHash"),
            Succeeded(json), json.Int64("gasUsed"), created is null ? null : Address.Parse(created), logs,
            Encode(json, logs));
    }

    /// <summary>Reads one element of <c>eth_getLogs</c> or of a receipt.</summary>
    /// <exception cref="FormatException">A member is missing or has another form.</exception>
    public static EventLog ReadLog(JsonElement json) => new(
        Address.Parse(json.Text("address").ToLowerInvariant()),
        [.. json.List("topics").Select(topic => Hash32.FromHex(topic.GetString() ?? ""))],
        json.Data("data"), json.Int64("blockNumber"), json.Hash("blockHash"), json.Hash("transactionHash"),
        json.Int32("logIndex"));

    private static bool Succeeded(JsonElement json) => json.Int64("status") switch
    {
        0 => false,
        1 => true,
        long other => throw new FormatException(
            string.Create(CultureInfo.InvariantCulture, $"A receipt's status is 0 or 1, not {other}.")),
    };

    private static byte[] Encode(JsonElement json, EventLog[] logs)
    {
        byte[] body = Rlp.Encode(RlpItem.List(
            RlpItem.Number(json.Int64("status")),
            RlpItem.Number(json.Quantity("cumulativeGasUsed")),
            RlpItem.Bytes(json.Data("logsBloom")),
            RlpItem.List([.. logs.Select(Encode)])));
        BigInteger type = json.Find("type") is null ? BigInteger.Zero : json.Quantity("type");
        return type.IsZero ? body : [(byte)type, .. body];
    }

    private static RlpItem Encode(EventLog log) => RlpItem.List(
        RlpItem.Bytes(log.Contract.ToArray()),
        RlpItem.List([.. log.Topics.Select(topic => RlpItem.Bytes(topic.ToArray()))]),
        RlpItem.Bytes(log.Data.ToArray()));
}
