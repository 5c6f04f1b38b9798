using System.Globalization;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>The blocks that one bundle rests on, each proven and compared with what is known of its height.</summary>
/// <remarks>
/// First proven, then compared: what proves nothing by itself accuses nobody. Not for several threads.
/// </remarks>
internal sealed class BundleBlocks(BlockProver prover, Bundle bundle, BlockMemory memory)
{
    private readonly List<BlockProof> _proven = [];
    private readonly List<BlockContradiction> _contradictions = [];

    /// <summary>What was proven by seals or by provinces, and contradicts nothing.</summary>
    public IReadOnlyList<BlockProof> Proven => _proven;

    /// <summary>What was proven and contradicts something.</summary>
    public IReadOnlyList<BlockContradiction> Contradictions => _contradictions;

    /// <summary>Proves a header of the bundle.</summary>
    /// <exception cref="EvidenceException">It is not proven, or another of its height is; and why.</exception>
    public ProvenBlock Prove(ReadOnlyMemory<byte> rlp)
    {
        ProvenBlock block = prover.Prove(rlp, bundle.HandOvers);
        Accept(block.Head, block.Proof);
        return block;
    }

    /// <summary>Takes a block, unless another one of its height is known.</summary>
    /// <param name="block">The block.</param>
    /// <param name="proof">What proves it; null: a development chain's, which is believed.</param>
    /// <exception cref="EvidenceException">Another is known.</exception>
    public void Accept(ChainHead block, BlockProof? proof)
    {
        BlockProof? known = KnownAt(block.BlockNumber).FirstOrDefault(one => one.Hash != block.BlockHash);
        if (known is not null)
        {
            throw Refused(block, proof, known);
        }

        if (proof is { By: ProvenBy.Seals or ProvenBy.Provinces } && _proven.All(one => one.Height != proof.Height))
        {
            _proven.Add(proof);
        }
    }

    private EvidenceException Refused(ChainHead block, BlockProof? proof, BlockProof known)
    {
        string other = known.By == ProvenBy.TrustFile
            ? $"the trust file vouches for {known.Hash}"
            : $"{known.Hash} was proven before";
        string message = string.Create(
            CultureInfo.InvariantCulture, $"Block {block.BlockNumber} is {block.BlockHash}; {other}.");
        if (proof is null)
        {
            return new EvidenceException(OfflineReasons.BlockNotSealed, message);
        }

        _contradictions.Add(new BlockContradiction(known, proof));
        return new EvidenceException(OfflineReasons.LogEquivocation, message);
    }

    private IEnumerable<BlockProof> KnownAt(long height)
    {
        if (prover.VouchedAt(height) is { } hash)
        {
            yield return new BlockProof(height, hash, ProvenBy.TrustFile, default);
        }

        if (memory.Find(height) is { } remembered)
        {
            yield return remembered;
        }

        if (_proven.Find(one => one.Height == height) is { } shown)
        {
            yield return shown;
        }
    }
}
