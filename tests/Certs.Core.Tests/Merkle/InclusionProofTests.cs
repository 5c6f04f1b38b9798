using Certs.Core.Merkle;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Certs.Core.Tests.Merkle;

public sealed class InclusionProofTests
{
    private static readonly Arbitrary<(int Size, int Index)> Places =
        Gen.Choose(1, 130)
            .SelectMany(size => Gen.Choose(0, size - 1).Select(index => (size, index)))
            .ToArbitrary();

    [Fact]
    public void A_proof_for_another_place_or_size_leads_nowhere()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Places, place =>
        {
            MerkleTree tree = TestTrees.OfSize(place.Size);
            InclusionProof proof = tree.PathOf(place.Index);
            byte[] leaf = TestTrees.Leaf(place.Index);
            return Enumerable.Range(-1, 133).All(other =>
                (other == place.Index || !TestTrees.Leads(proof with { LeafIndex = other }, leaf, tree))
                && (other == place.Size || !TestTrees.Leads(proof with { TreeSize = other }, leaf, tree)));
        }));
    }

    [Fact]
    public void A_path_that_is_longer_shorter_reordered_or_changed_leads_nowhere()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Places, place =>
        {
            MerkleTree tree = TestTrees.OfSize(place.Size);
            InclusionProof proof = tree.PathOf(place.Index);
            return OtherPaths(proof.Path)
                .All(path => !TestTrees.Leads(proof with { Path = path }, TestTrees.Leaf(place.Index), tree));
        }));
    }

    [Fact]
    public void Another_leaf_leads_nowhere()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Places, place =>
        {
            MerkleTree tree = TestTrees.OfSize(place.Size);
            byte[] changed = TestTrees.Leaf(place.Index);
            changed[place.Index % 32] ^= 1;
            return !TestTrees.Leads(tree.PathOf(place.Index), changed, tree)
                && !TestTrees.Leads(tree.PathOf(place.Index), TestTrees.Leaf(place.Index + 1), tree);
        }));
    }

    // A node of the tree offered as a leaf, with the rest of the path: refused by the size that the anchor
    // fixes, and because the 64 bytes below a node are never what a leaf hashes.
    [Fact]
    public void An_inner_node_is_no_leaf()
    {
        MerkleTree tree = TestTrees.OfSize(8);
        MerkleTree upper = MerkleTree.Build(
            [.. Enumerable.Range(0, 4).Select(pair => MerkleTree.Build(
                [TestTrees.Leaf(2 * pair), TestTrees.Leaf((2 * pair) + 1)]).Root)]);
        byte[] node = MerkleTree.Build([TestTrees.Leaf(0), TestTrees.Leaf(1)]).Root.ToArray();
        byte[] children = [.. TestTrees.Leaf(0), .. TestTrees.Leaf(1)];
        InclusionProof toNode = upper.PathOf(0);

        bool[] accepted =
        [
            TestTrees.Leads(toNode, node, tree),
            TestTrees.Leads(toNode with { TreeSize = 8 }, node, tree),
            TestTrees.Leads(toNode, children, tree),
            TestTrees.Leads(toNode, Certs.Core.Suites.Hashing.Sha256([0x00, .. children]), tree),
        ];

        Assert.Equal(upper.Root.ToArray(), tree.Root.ToArray());
        Assert.All(accepted, Assert.False);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 1, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(0, (1L << 32) + 1, 33)]
    [InlineData(0, long.MaxValue, 63)]
    [InlineData(long.MinValue, long.MinValue, 0)]
    [InlineData(0, 1L << 32, 31)]
    [InlineData(0, 1L << 32, 33)]
    [InlineData(0, 1L << 32, 1_000_000)]
    public void Numbers_that_do_not_fit_together_are_refused(long index, long size, int pathLength)
    {
        InclusionProof proof = new(index, size, Nodes(pathLength));

        Assert.False(proof.TryComputeRoot(TestTrees.Leaf(0), new byte[32]));
    }

    [Fact]
    public void The_largest_tree_is_believed()
    {
        InclusionProof first = new(0, InclusionProof.MaxTreeSize, Nodes(32));
        InclusionProof last = new(InclusionProof.MaxTreeSize - 1, InclusionProof.MaxTreeSize, Nodes(32));

        Assert.True(first.TryComputeRoot(TestTrees.Leaf(0), new byte[32]));
        Assert.True(last.TryComputeRoot(TestTrees.Leaf(0), new byte[32]));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void Nodes_and_leaves_of_another_length_are_refused(int length)
    {
        InclusionProof badNode = new(0, 2, [new byte[length]]);
        InclusionProof goodNode = new(0, 2, [new byte[32]]);

        Assert.False(badNode.TryComputeRoot(TestTrees.Leaf(0), new byte[32]));
        Assert.False(goodNode.TryComputeRoot(new byte[length], new byte[32]));
    }

    [Fact]
    public void A_short_destination_is_a_defect_of_the_caller()
    {
        InclusionProof proof = TestTrees.OfSize(2).PathOf(0);

        Assert.Throws<ArgumentException>(() => proof.TryComputeRoot(TestTrees.Leaf(0), new byte[31]));
    }

    private static IEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> OtherPaths(
        IReadOnlyList<ReadOnlyMemory<byte>> path)
    {
        yield return [.. path, new byte[32]];
        yield return [new byte[32], .. path];
        if (path.Count == 0)
        {
            yield break;
        }

        yield return [.. path.SkipLast(1)];
        yield return [.. path.Skip(1)];
        yield return [.. path, path[^1]];
        for (int i = 0; i < path.Count; i++)
        {
            byte[] changed = path[i].ToArray();
            changed[i % 32] ^= 0x80;
            yield return [.. path.Take(i), changed, .. path.Skip(i + 1)];
        }

        if (path.Count > 1)
        {
            yield return [.. path.Reverse()];
        }
    }

    private static ReadOnlyMemory<byte>[] Nodes(int count) =>
        [.. Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[32], count)];
}
