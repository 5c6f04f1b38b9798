using Certs.Core.Evm;
using Certs.Core.Proofs;
using Xunit;

namespace Certs.Core.Tests.Proofs;

/// <summary>Our tries and proofs beside those of <c>@ethereumjs/mpt</c>.</summary>
public sealed class EthereumJsTests
{
    private const int Seed = 20_261_122;
    private const int AbsentKeys = 5;

    // From none to hundreds of entries; keys hashed as in a state trie, short as in a list, and nearly alike.
    private static readonly int[] Sizes = [1, 2, 3, 5, 16, 17, 40, 130, 300];

    public static TheoryData<int> KeyBytes { get; } = [1, 2, 8, 32];

    [Theory]
    [MemberData(nameof(KeyBytes))]
    public async Task Roots_and_proofs_are_the_same_byte_for_byte(int keyBytes)
    {
        Random random = new(Seed + keyBytes);
        (KeyValuePair<byte[], byte[]>[] Entries, byte[][] Keys)[] tries =
            [.. Sizes.Where(size => keyBytes > 1 || size < 256).Select(size => Trie(random, size, keyBytes))];
        EthereumJs theirs = new();
        foreach ((KeyValuePair<byte[], byte[]>[] entries, byte[][] keys) in tries)
        {
            theirs.Make(entries, keys);
        }

        (IReadOnlyList<(Hash32 Root, string[][] Proofs)> made, _) = await theirs.RunAsync();

        Assert.Equal(tries.Length, made.Count);
        Assert.All(tries.Zip(made), pair =>
        {
            ((KeyValuePair<byte[], byte[]>[] entries, byte[][] keys), (Hash32 root, string[][] proofs)) = pair;
            Assert.Equal(root, PatriciaTrie.Root(entries));
            Assert.Equal(proofs, keys.Select(key => PatriciaTrie.Prove(entries, key).Select(HexText).ToArray()));
        });
    }

    [Fact]
    public async Task What_we_prove_they_read_and_what_they_refuse_so_do_we()
    {
        Random random = new(Seed);
        (KeyValuePair<byte[], byte[]>[] entries, byte[][] keys) = Trie(random, 130, 32);
        Hash32 root = PatriciaTrie.Root(entries);
        List<(byte[] Key, byte[][] Nodes)> proofs = [];
        foreach (byte[] key in keys)
        {
            byte[][] nodes = [.. PatriciaTrie.Prove(entries, key)];
            proofs.Add((key, nodes));
            proofs.AddRange(Forged(random, nodes).Select(forged => (key, forged)));
        }

        EthereumJs theirs = new();
        proofs.ForEach(proof => theirs.Check(root, proof.Key, proof.Nodes));

        (_, string?[] values) = await theirs.RunAsync();

        Assert.Equal(values, proofs.Select(proof => Read(root, proof.Key, proof.Nodes)));
        Assert.Equal(keys.Length, values.Count(value => value != "refused"));
    }

    private static (KeyValuePair<byte[], byte[]>[] Entries, byte[][] Keys) Trie(Random random, int size, int keyBytes)
    {
        Dictionary<string, byte[]> keys = [];
        while (keys.Count < size + AbsentKeys && keys.Count < Math.Pow(256, keyBytes))
        {
            byte[] key = new byte[keyBytes];
            random.NextBytes(key);
            keys[HexText(key)] = key;
        }

        byte[][] all = [.. keys.Values];
        KeyValuePair<byte[], byte[]>[] entries = [.. all.Take(size).Select(key =>
        {
            byte[] value = new byte[random.Next(1, 80)];
            random.NextBytes(value);
            return KeyValuePair.Create(key, value);
        })];
        return (entries, all);
    }

    // A byte changed in each node, the last node gone, and the first gone.
    private static IEnumerable<byte[][]> Forged(Random random, byte[][] nodes)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            byte[] changed = [.. nodes[i]];
            changed[random.Next(changed.Length)] ^= 0x01;
            yield return [.. nodes[..i], changed, .. nodes[(i + 1)..]];
        }

        yield return nodes[1..];
        if (nodes.Length > 1)
        {
            yield return nodes[..^1];
        }
    }

    private static string? Read(Hash32 root, byte[] key, byte[][] nodes)
    {
        try
        {
            return TrieProof.Read(root, key, nodes) is { } value ? HexText(value) : null;
        }
        catch (ProofException)
        {
            return "refused";
        }
    }

    private static string HexText(byte[] bytes) => HexBytes.Encode(bytes);
}
