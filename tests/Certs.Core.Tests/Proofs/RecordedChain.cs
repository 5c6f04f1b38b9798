using System.Text.Json;
using Certs.Core.Evm;
using Certs.Testing;

namespace Certs.Core.Tests.Proofs;

/// <summary>What a chain of four GoQuorum validators answered, with the RLP that its members stand for.</summary>
internal static class RecordedChain
{
    private static readonly (string Name, bool IsNumber)[] Members =
    [
        ("parentHash", false), ("sha3Uncles", false), ("miner", false), ("stateRoot", false),
        ("transactionsRoot", false), ("receiptsRoot", false), ("logsBloom", false), ("difficulty", true),
        ("number", true), ("gasLimit", true), ("gasUsed", true), ("timestamp", true), ("extraData", false),
        ("mixHash", false), ("nonce", false),
    ];

    public static JsonElement Read() => EthereumVectors.Read(Repository.Fixtures("qbft/qbft-goquorum-24.4.1.json"));

    public static byte[] Rlp(JsonElement header) => Core.Evm.Rlp.Encode(RlpItem.List(
        [.. Members.Select(member => Item(header.GetProperty(member.Name).GetString()!, member.IsNumber))]));

    public static byte[][] Nodes(JsonElement nodes) =>
        [.. nodes.EnumerateArray().Select(node => HexBytes.Decode(node.GetString()!))];

    public static Hash32 Hash(JsonElement parent, string name) => Hash32.FromHex(parent.GetProperty(name).GetString()!);

    private static RlpItem Item(string hex, bool isNumber) =>
        isNumber ? RlpItem.Number(HexBytes.DecodeQuantity(hex)) : RlpItem.Bytes(HexBytes.Decode(hex));
}
