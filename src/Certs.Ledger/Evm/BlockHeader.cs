using System.Numerics;
using System.Text.Json;
using Certs.Core;

namespace Certs.Ledger.Evm;

/// <summary>
/// A block's header, whose hash was computed here from its members and equals the one that the node names.
/// </summary>
public sealed class BlockHeader
{
    private BlockHeader(JsonElement json)
    {
        Number = json.Int64("number");
        Hash = json.Hash("hash");
        ParentHash = json.Hash("parentHash");
        ReceiptsRoot = json.Hash("receiptsRoot");
        LogsBloom = json.Exactly("logsBloom", 256);
        Time = json.Time("timestamp");
        BaseFee = json.Find("baseFeePerGas") is null ? null : json.Quantity("baseFeePerGas");
        Transactions = [.. json.List("transactions").Select(hash => Hash32.FromHex(hash.GetString() ?? ""))];
    }

    /// <summary>The height; 0 is the genesis block.</summary>
    public long Number { get; }

    /// <summary>The block's name.</summary>
    public Hash32 Hash { get; }

    /// <summary>The name of the block before.</summary>
    public Hash32 ParentHash { get; }

    /// <summary>The root of the trie of its receipts.</summary>
    public Hash32 ReceiptsRoot { get; }

    /// <summary>Bits set by the addresses and topics of its logs, 256 bytes.</summary>
    public ReadOnlyMemory<byte> LogsBloom { get; }

    /// <summary>The block's own time, UTC, whole seconds.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Wei per gas that is burnt; null before the London fork.</summary>
    public BigInteger? BaseFee { get; }

    /// <summary>The hashes of its transactions, in order. Not covered by the check of the hash.</summary>
    public IReadOnlyList<Hash32> Transactions { get; }

    /// <summary>
    /// Reads the answer of <c>eth_getBlockByNumber</c> or <c>…ByHash</c> without whole transactions.
    /// </summary>
    /// <exception cref="FormatException">
    /// A member is missing, or the hash is not that of the members.
    /// </exception>
    public static BlockHeader Read(JsonElement json)
    {
        BlockHeader header = new(json);
        Hash32 computed = BlockHashing.Hash(json);
        return computed == header.Hash
            ? header
            : throw new FormatException(
                $"Block {header.Number} is called {header.Hash} but hashes to {computed}.");
    }
}
