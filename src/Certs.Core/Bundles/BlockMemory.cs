using System.Collections.Immutable;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>The proven blocks that a verifier remembers of one chain, one of each height. Never changes.</summary>
/// <remarks>
/// Only what proves itself enters, by seals or by signatures of provinces: a block that was merely named can neither
/// enter nor accuse. The first of a height stays; the lowest heights go when there are too many.
/// </remarks>
public sealed class BlockMemory
{
    /// <summary>The most heights that are remembered.</summary>
    public const int MostBlocks = 1_024;

    /// <summary>The most bytes of proofs that are remembered.</summary>
    public const int MostBytes = 2 * 1_024 * 1_024;

    private readonly ImmutableSortedDictionary<long, BlockProof> _blocks;

    private BlockMemory(ImmutableSortedDictionary<long, BlockProof> blocks) => _blocks = blocks;

    /// <summary>Nothing.</summary>
    public static BlockMemory Empty { get; } = new(ImmutableSortedDictionary<long, BlockProof>.Empty);

    /// <summary>The blocks, ascending by height.</summary>
    public IEnumerable<BlockProof> Blocks => _blocks.Values;

    /// <summary>The block of a height; null: none is remembered.</summary>
    public BlockProof? Find(long height) => _blocks.GetValueOrDefault(height);

    /// <summary>What is remembered after more was proven; this one where nothing is new.</summary>
    /// <param name="proven"><see cref="OfflineProof.Blocks"/> of a verdict.</param>
    public BlockMemory With(IEnumerable<BlockProof> proven)
    {
        ArgumentNullException.ThrowIfNull(proven);
        ImmutableSortedDictionary<long, BlockProof>.Builder blocks = _blocks.ToBuilder();
        foreach (BlockProof one in proven)
        {
            blocks.TryAdd(one.Height, one);
        }

        long bytes = blocks.Values.Sum(one => (long)one.Bytes.Length);
        while (blocks.Count > MostBlocks || bytes > MostBytes)
        {
            (long lowest, BlockProof gone) = blocks.First();
            bytes -= gone.Bytes.Length;
            blocks.Remove(lowest);
        }

        return blocks.Values.SequenceEqual(_blocks.Values) ? this : new BlockMemory(blocks.ToImmutable());
    }
}
