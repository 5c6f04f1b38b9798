using Certs.Core.Bundles;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

/// <summary>What is remembered of blocks, and what goes when there are too many.</summary>
public sealed class BlockMemoryTests
{
    [Fact]
    public void The_lowest_heights_go_when_there_are_too_many()
    {
        BlockMemory memory = BlockMemory.Empty.With(Enumerable.Range(0, 1_030).Select(height => Proof(height, 100)));

        BlockMemory after = memory.With([Proof(2_000, 100), Proof(1, 100)]);

        Assert.Equal(Enumerable.Range(6, BlockMemory.MostBlocks).Select(height => (long)height), Heights(memory));
        Assert.Equal(
            Enumerable.Range(7, BlockMemory.MostBlocks - 1).Append(2_000).Select(height => (long)height), Heights(after));
    }

    [Fact]
    public void Large_proofs_leave_room_for_fewer()
    {
        const int Each = 100_000;

        BlockMemory memory = BlockMemory.Empty.With(Enumerable.Range(0, 50).Select(height => Proof(height, Each)));

        int most = BlockMemory.MostBytes / Each;
        Assert.Equal(Enumerable.Range(50 - most, most).Select(height => (long)height), Heights(memory));
    }

    [Fact]
    public void The_first_block_of_a_height_stays_and_nothing_new_is_the_same_memory()
    {
        BlockMemory memory = BlockMemory.Empty.With([Proof(7, 10, "first")]);

        BlockMemory after = memory.With([Proof(7, 10, "second")]);

        Assert.Same(memory, after);
        Assert.Equal(TestRegistry.HashOf("first"), after.Find(7)!.Hash);
        Assert.Null(after.Find(8));
    }

    private static BlockProof Proof(long height, int bytes, string hash = "block") =>
        new(height, TestRegistry.HashOf(hash), ProvenBy.Seals, new byte[bytes]);

    private static long[] Heights(BlockMemory memory) => [.. memory.Blocks.Select(block => block.Height)];
}
