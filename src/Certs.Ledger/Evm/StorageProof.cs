using System.Text.Json;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>What <c>eth_getProof</c> gives of a contract (EIP-1186). Nothing is checked.</summary>
/// <param name="Account">The nodes of the state trie on the way to the account, root first.</param>
/// <param name="Slots">Of each slot asked for the nodes of the storage trie, root first.</param>
public sealed record StorageProof(IReadOnlyList<byte[]> Account, IReadOnlyList<IReadOnlyList<byte[]>> Slots)
{
    private const int EmbeddedLimit = 32;
    private const byte EmptyTrie = 0x80;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="FormatException">A member is missing or has another form.</exception>
    public static StorageProof Read(JsonElement json) => new(
        Nodes(json, "accountProof"),
        [.. json.List("storageProof").Select(slot => Nodes(slot, "proof"))]);

    // Some nodes tell a node that stands in its parent once more, and the empty trie as one node; a proof has neither.
    private static IReadOnlyList<byte[]> Nodes(JsonElement json, string name) =>
    [
        .. json.List(name).Select(node => HexBytes.Decode(node.GetString() ?? ""))
            .Where((node, at) => node is not [EmptyTrie] && (at == 0 || node.Length >= EmbeddedLimit)),
    ];
}
