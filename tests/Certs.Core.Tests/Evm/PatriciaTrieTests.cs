using System.Text.Json;
using Certs.Core.Evm;
using Certs.Core.Tests.Proofs;
using Certs.Testing;
using Xunit;

namespace Certs.Core.Tests.Evm;

public sealed class PatriciaTrieTests
{
    [Theory]
    [InlineData("trieanyorder")]
    [InlineData("trietest")]
    [InlineData("trieanyorder_secureTrie")]
    [InlineData("trietest_secureTrie")]
    [InlineData("hex_encoded_securetrie_test")]
    public void The_tries_of_the_foundation_have_their_roots(string file)
    {
        foreach (JsonProperty vector in EthereumVectors.Tests($"TrieTests/{file}.json").EnumerateObject())
        {
            Hash32 root = PatriciaTrie.Root(TrieVector.Entries(vector.Value, file));

            Assert.Equal(Hash32.FromHex(vector.Value.GetProperty("root").GetString()!), root);
        }
    }
}
