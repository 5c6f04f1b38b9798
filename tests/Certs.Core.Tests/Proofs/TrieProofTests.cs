using System.Text.Json;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Proofs;

public sealed class TrieProofTests
{
    [Theory]
    [InlineData("trieanyorder")]
    [InlineData("trietest")]
    [InlineData("trieanyorder_secureTrie")]
    [InlineData("trietest_secureTrie")]
    [InlineData("hex_encoded_securetrie_test")]
    public void Every_entry_of_the_foundations_tries_is_proven_against_the_published_root(string file)
    {
        foreach (JsonProperty vector in EthereumVectors.Tests($"TrieTests/{file}.json").EnumerateObject())
        {
            KeyValuePair<byte[], byte[]>[] entries = TrieVector.Entries(vector.Value, file);
            Hash32 root = Hash32.FromHex(vector.Value.GetProperty("root").GetString()!);

            Assert.All(entries, entry => Assert.Equal(
                entry.Value, TrieProof.Read(root, entry.Key, PatriciaTrie.Prove(entries, entry.Key))));
        }
    }

    [Fact]
    public void Entries_are_proven_present_and_other_keys_absent()
    {
        Prop.ForAll(Entries(), entries =>
        {
            Hash32 root = PatriciaTrie.Root(entries);
            byte[] other = Keccak256.Hash(Rlp.Encode(RlpItem.Number(entries.Length))).ToArray();

            return entries.All(entry => entry.Value.AsSpan().SequenceEqual(
                    TrieProof.Read(root, entry.Key, PatriciaTrie.Prove(entries, entry.Key))))
                && TrieProof.Read(root, other, PatriciaTrie.Prove(entries, other)) is null;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_proof_with_any_byte_changed_or_any_node_gone_twice_or_added_proves_nothing()
    {
        KeyValuePair<byte[], byte[]>[] entries = [.. Enumerable.Range(0, 300).Select(Entry)];
        Hash32 root = PatriciaTrie.Root(entries);
        byte[] key = entries[17].Key;
        byte[][] nodes = [.. PatriciaTrie.Prove(entries, key)];

        foreach (byte[][] forged in Forgeries(nodes))
        {
            Assert.Throws<ProofException>(() => TrieProof.Read(root, key, forged));
        }
    }

    [Fact]
    public void The_proof_of_one_key_does_not_prove_another()
    {
        KeyValuePair<byte[], byte[]>[] entries = [.. Enumerable.Range(0, 300).Select(Entry)];
        Hash32 root = PatriciaTrie.Root(entries);
        IReadOnlyList<byte[]> nodes = PatriciaTrie.Prove(entries, entries[17].Key);

        ProofException refusal =
            Assert.Throws<ProofException>(() => TrieProof.Read(root, entries[18].Key, nodes));

        Assert.Contains(refusal.Rule, new[] { ProofRule.NodeHash, ProofRule.NodeMissing, ProofRule.NodeUnused });
    }

    [Fact]
    public void The_empty_trie_holds_nothing_and_another_root_needs_nodes()
    {
        Assert.Null(TrieProof.Read(PatriciaTrie.EmptyRoot, [1], []));
        Assert.Equal(
            ProofRule.NodeMissing,
            Assert.Throws<ProofException>(() => TrieProof.Read(default, [1], [])).Rule);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("c0")]
    [InlineData("c22101")]
    [InlineData("c24001")]
    [InlineData("c20001")]
    [InlineData("c22080")]
    [InlineData("c2c001")]
    [InlineData("ff")]
    public void A_root_that_is_no_node_is_refused(string hex)
    {
        byte[] node = Convert.FromHexString(hex);

        Assert.Throws<ProofException>(() => TrieProof.Read(Keccak256.Hash(node), [0x31], [node]));
    }

    private static IEnumerable<byte[][]> Forgeries(byte[][] nodes)
    {
        for (int node = 0; node < nodes.Length; node++)
        {
            yield return [.. nodes[..node], .. nodes[(node + 1)..]];
            yield return [.. nodes[..node], nodes[node], .. nodes[node..]];
            for (int at = 0; at < nodes[node].Length; at++)
            {
                byte[][] changed = [.. nodes];
                changed[node] = [.. nodes[node]];
                changed[node][at] ^= 0x01;
                yield return changed;
            }
        }

        yield return [.. nodes, nodes[^1]];
    }

    private static Arbitrary<KeyValuePair<byte[], byte[]>[]> Entries() =>
        Gen.Choose(0, 60).Select(count => Enumerable.Range(0, count).Select(Entry).ToArray()).ToArbitrary();

    private static KeyValuePair<byte[], byte[]> Entry(int number) => new(
        Keccak256.Hash(BitConverter.GetBytes(number)).ToArray()[..(number % 2 == 0 ? 32 : 4)],
        [.. Enumerable.Repeat((byte)(1 + (number % 255)), 1 + (number % 40))]);
}
