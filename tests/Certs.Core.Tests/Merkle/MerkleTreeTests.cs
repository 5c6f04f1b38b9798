using Certs.Core.Merkle;
using Certs.Core.Suites;
using Xunit;

namespace Certs.Core.Tests.Merkle;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Every_leaf_of_every_tree_up_to_130_has_a_path_to_the_root()
    {
        (int, int)[] wrong =
        [
            .. from size in Enumerable.Range(1, 130)
               let tree = TestTrees.OfSize(size)
               from index in Enumerable.Range(0, size)
               where !TestTrees.Leads(tree.PathOf(index), TestTrees.Leaf(index), tree)
               select (size, index),
        ];

        Assert.Empty(wrong);
    }

    // The definition of RFC 9162 §2.1.1, word for word.
    [Fact]
    public void Roots_are_those_of_the_definition()
    {
        int[] sizes = [.. Enumerable.Range(1, 130), 255, 256, 257, 1000];

        string[] roots = [.. sizes.Select(size => Convert.ToHexString(TestTrees.OfSize(size).Root.Span))];

        Assert.Equal(sizes.Select(size => Convert.ToHexString(RootByDefinition(0, size))), roots);
    }

    [Fact]
    public void The_root_of_one_leaf_is_the_leaf()
    {
        MerkleTree tree = TestTrees.OfSize(1);

        Assert.Equal(TestTrees.Leaf(0), tree.Root.ToArray());
        Assert.Equal(1, tree.Size);
        Assert.Empty(tree.PathOf(0).Path);
    }

    // Where the last node is doubled instead, the lists a b c and a b c c have one root (CVE-2012-2459).
    [Fact]
    public void A_doubled_last_leaf_makes_another_root()
    {
        ReadOnlyMemory<byte>[] leaves = [TestTrees.Leaf(0), TestTrees.Leaf(1), TestTrees.Leaf(2)];

        byte[] three = MerkleTree.Build(leaves).Root.ToArray();
        byte[] doubled = MerkleTree.Build([.. leaves, leaves[2]]).Root.ToArray();

        Assert.NotEqual(three, doubled);
    }

    [Fact]
    public void A_tree_of_nothing_or_of_wrong_leaves_is_a_defect_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => MerkleTree.Build([]));
        Assert.Throws<ArgumentException>(() => MerkleTree.Build([new byte[31]]));
        Assert.Throws<ArgumentException>(() => MerkleTree.Build([new byte[32], new byte[64]]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_path_of_no_leaf_is_a_defect_of_the_caller(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TestTrees.OfSize(5).PathOf(index));
    }

    private static byte[] RootByDefinition(int start, int count)
    {
        if (count == 1)
        {
            return TestTrees.Leaf(start);
        }

        int left = 1;
        while (2 * left < count)
        {
            left *= 2;
        }

        return Hashing.Sha256(
            [0x01, .. RootByDefinition(start, left), .. RootByDefinition(start + left, count - left)]);
    }
}
