using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Evm;
using Certs.Testing;

namespace Certs.Core.Tests.Proofs;

/// <summary>Tries and proofs by the npm package <c>@ethereumjs/mpt</c>, which nobody here wrote.</summary>
internal sealed class EthereumJs
{
    private readonly JsonArray _tries = [];
    private readonly JsonArray _proofs = [];

    /// <summary>Has a trie made of entries, and the proofs of keys in it.</summary>
    public EthereumJs Make(IEnumerable<KeyValuePair<byte[], byte[]>> entries, IEnumerable<byte[]> keys)
    {
        _tries.Add(new JsonObject
        {
            ["entries"] = new JsonArray(
                [.. entries.Select(entry => new JsonArray(HexBytes.Encode(entry.Key), HexBytes.Encode(entry.Value)))]),
            ["keys"] = Texts(keys),
        });
        return this;
    }

    /// <summary>Has a proof checked.</summary>
    public EthereumJs Check(Hash32 root, byte[] key, IEnumerable<byte[]> nodes)
    {
        _proofs.Add(new JsonObject
        {
            ["root"] = root.ToString(),
            ["key"] = HexBytes.Encode(key),
            ["nodes"] = Texts(nodes),
        });
        return this;
    }

    /// <summary>Roots with proofs, and of each proof the value in hexadecimal, null, or "refused".</summary>
    public async Task<(IReadOnlyList<(Hash32 Root, string[][] Proofs)> Tries, string?[] Values)> RunAsync()
    {
        string output = await NodeScript.RunAsync(
            "mpt.mjs", new JsonObject { ["tries"] = _tries, ["proofs"] = _proofs }.ToJsonString(),
            folder: "Certs.Core.Tests/Proofs");
        JsonElement answer = JsonDocument.Parse(output).RootElement;
        return (
            [.. answer.GetProperty("tries").EnumerateArray().Select(trie => (
                Hash32.FromHex(trie.GetProperty("root").GetString()!),
                trie.GetProperty("proofs").Deserialize<string[][]>()!))],
            answer.GetProperty("values").Deserialize<string?[]>()!);
    }

    private static JsonArray Texts(IEnumerable<byte[]> parts) =>
        new([.. parts.Select(part => JsonValue.Create(HexBytes.Encode(part)))]);
}
