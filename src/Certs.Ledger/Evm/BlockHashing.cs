using System.Text.Json;
using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>Computes block hashes from the members that a node names.</summary>
/// <remarks>
/// A block of a QBFT chain is named without what its commit round added: the hash is taken with round 0 and
/// no seals (IBFT 2.0: without both items). The genesis block is hashed as it is.
/// </remarks>
internal static class BlockHashing
{
    private const int RoundItem = 3;
    private const int SealItem = 4;
    private const int IbftRoundLength = 4;

    // The mix hash by which QBFT and IBFT blocks are known.
    private static readonly Hash32 ByzantineMixHash =
        Hash32.FromHex("63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365");

    // The members after the first fifteen; each is there only if the header has it.
    private static readonly (string Name, bool IsNumber)[] Later =
    [
        ("baseFeePerGas", true), ("withdrawalsRoot", false), ("blobGasUsed", true), ("excessBlobGas", true),
        ("parentBeaconBlockRoot", false), ("requestsHash", false),
    ];

    public static Hash32 Hash(JsonElement json) => Keccak256.Hash(
        Encode(json, json.Int64("number") > 0 && json.Hash("mixHash") == ByzantineMixHash));

    /// <summary>The RLP of the header as the chain's nodes pass it on, seals included.</summary>
    public static byte[] Whole(JsonElement json) => Encode(json, isByzantine: false);

    private static byte[] Encode(JsonElement json, bool isByzantine)
    {
        byte[] extraData = json.Data("extraData");
        List<RlpItem> items =
        [
            Bytes(json, "parentHash"), Bytes(json, "sha3Uncles"), Bytes(json, "miner"),
            Bytes(json, "stateRoot"),
            Bytes(json, "transactionsRoot"), Bytes(json, "receiptsRoot"), Bytes(json, "logsBloom"),
            Number(json, "difficulty"), Number(json, "number"), Number(json, "gasLimit"),
            Number(json, "gasUsed"),
            Number(json, "timestamp"), RlpItem.Bytes(isByzantine ? WithoutRound(extraData) : extraData),
            Bytes(json, "mixHash"), Bytes(json, "nonce"),
        ];
        foreach ((string name, bool isNumber) in Later)
        {
            if (json.Find(name) is not null)
            {
                items.Add(isNumber ? Number(json, name) : Bytes(json, name));
            }
        }

        return Rlp.Encode(RlpItem.List(items));
    }

    private static byte[] WithoutRound(byte[] extraData)
    {
        IReadOnlyList<RlpItem> items = Rlp.Decode(extraData).Items;
        if (items.Count != SealItem + 1)
        {
            throw new FormatException($"QBFT extra data has {SealItem + 1} items, not {items.Count}.");
        }

        List<RlpItem> kept = [.. items.Take(RoundItem)];
        if (items[RoundItem].Value.Length != IbftRoundLength)
        {
            kept.AddRange([RlpItem.Number(0), RlpItem.List()]);
        }

        return Rlp.Encode(RlpItem.List(kept));
    }

    private static RlpItem Bytes(JsonElement json, string name) => RlpItem.Bytes(json.Data(name));

    private static RlpItem Number(JsonElement json, string name) => RlpItem.Number(json.Quantity(name));
}
