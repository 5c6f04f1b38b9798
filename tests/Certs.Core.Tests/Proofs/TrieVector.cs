using System.Text;
using System.Text.Json;
using Certs.Core.Evm;

namespace Certs.Core.Tests.Proofs;

/// <summary>The entries that a trie of <c>ethereum/tests</c> ends with.</summary>
internal static class TrieVector
{
    /// <summary>
    /// Writes and deletes in turn, as the vector says. Files with "secure" in their name hash their keys.
    /// </summary>
    public static KeyValuePair<byte[], byte[]>[] Entries(JsonElement vector, string file)
    {
        bool areKeysHashed = file.Contains("secure", StringComparison.OrdinalIgnoreCase);
        JsonElement input = vector.GetProperty("in");
        IEnumerable<(string Key, string? Value)> steps = input.ValueKind == JsonValueKind.Array
            ? input.EnumerateArray().Select(step => (step[0].GetString()!, step[1].GetString()))
            : input.EnumerateObject().Select(step => (step.Name, step.Value.GetString()));
        Dictionary<string, byte[]> left = [];
        foreach ((string key, string? value) in steps)
        {
            left.Remove(key);
            if (value is not null)
            {
                left.Add(key, Bytes(value));
            }
        }

        return [.. left.Select(entry => KeyValuePair.Create(
            areKeysHashed ? Keccak256.Hash(Bytes(entry.Key)).ToArray() : Bytes(entry.Key), entry.Value))];
    }

    private static byte[] Bytes(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? HexBytes.Decode(text) : Encoding.ASCII.GetBytes(text);
}
