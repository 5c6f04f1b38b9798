using System.Text;
using System.Text.Json;
using Certs.Core.Evm;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class PatriciaTrieTests
{
    [Theory]
    [InlineData("trieanyorder", false)]
    [InlineData("trietest", false)]
    [InlineData("trieanyorder_secureTrie", true)]
    [InlineData("trietest_secureTrie", true)]
    [InlineData("hex_encoded_securetrie_test", true)]
    public void The_tries_of_the_foundation_have_their_roots(string file, bool areKeysHashed)
    {
        foreach (JsonProperty vector in EthereumVectors.Tests($"TrieTests/{file}.json").EnumerateObject())
        {
            Dictionary<string, byte[]> entries = Entries(vector.Value.GetProperty("in"));

            Hash32 root = PatriciaTrie.Root(entries.Select(entry => KeyValuePair.Create(
                areKeysHashed ? Keccak256.Hash(Bytes(entry.Key)).ToArray() : Bytes(entry.Key), entry.Value)));

            Assert.Equal(Hash32.FromHex(vector.Value.GetProperty("root").GetString()!), root);
        }
    }

    // The vectors write and delete in turn; what is left at the end decides the root.
    private static Dictionary<string, byte[]> Entries(JsonElement input)
    {
        Dictionary<string, byte[]> entries = [];
        IEnumerable<(string Key, string? Value)> steps = input.ValueKind == JsonValueKind.Array
            ? input.EnumerateArray().Select(step => (step[0].GetString()!, step[1].GetString()))
            : input.EnumerateObject().Select(step => (step.Name, step.Value.GetString()));
        foreach ((string key, string? value) in steps)
        {
            entries.Remove(key);
            if (value is not null)
            {
                entries.Add(key, Bytes(value));
            }
        }

        return entries;
    }

    private static byte[] Bytes(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
            ? HexBytes.Decode(text)
            : Encoding.ASCII.GetBytes(text);
}
