using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Core.Verification;

namespace Certs.Core.Bundles;

/// <summary>Proves that headers are of the trust file's chain. Safe for many threads.</summary>
/// <remarks>
/// What was proven once stays proven under the same trust file, so the headers that many bundles share cost their seals
/// once.
/// </remarks>
internal sealed class BlockProver(TrustFile trust)
{
    private const int MostKept = 1_024;

    private readonly ConcurrentDictionary<Hash32, ProvenBlock> _kept = new();
    private readonly Dictionary<long, Hash32> _vouched =
        TrustMemory.HeadsOf(trust).DistinctBy(head => head.Height).ToDictionary(head => head.Height, head => head.Hash);

    /// <summary>The block that the trust file vouches for at a height; null: none.</summary>
    public Hash32? VouchedAt(long height) => _vouched.TryGetValue(height, out Hash32 hash) ? hash : null;

    /// <summary>Proves a header by itself. <see cref="BundleBlocks"/> looks whether another of its height is known.</summary>
    /// <param name="rlp">The header.</param>
    /// <param name="handOvers">Those of its bundle.</param>
    /// <exception cref="EvidenceException">It is not proven, and why.</exception>
    public ProvenBlock Prove(ReadOnlyMemory<byte> rlp, IReadOnlyList<HandOverEvidence> handOvers)
    {
        Hash32 key = KeyOf(rlp, handOvers);
        if (_kept.TryGetValue(key, out ProvenBlock? kept))
        {
            return kept;
        }

        try
        {
            BlockReading block = BlockReading.Of(rlp, trust);
            (ProvenBy? by, string how) = Prove(block, handOvers);
            ChainHead head = new(trust.ChainId, block.Header.Height, block.Hash, block.Header.Time);
            BlockProof? proof = by is { } known
                ? new BlockProof(head.BlockNumber, head.BlockHash, known, rlp.ToArray())
                : null;
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            return _kept[key] = new ProvenBlock(head, block.Header, how, proof);
        }
        catch (ProofException broken)
        {
            throw new EvidenceException(broken);
        }
    }

    private (ProvenBy? By, string How) Prove(BlockReading block, IReadOnlyList<HandOverEvidence> evidence)
    {
        long height = block.Header.Height;
        if (block.Sealed is null && !trust.IsDevelopment)
        {
            throw new EvidenceException(OfflineReasons.BlockNotSealed, Say($"Block {height}."));
        }

        if (VouchedAt(height) == block.Hash)
        {
            return (ProvenBy.TrustFile, Say($"The trust file vouches for block {height}."));
        }

        if (block.Sealed is not { } header)
        {
            return (null, Say($"Block {height} of a development chain is believed; nobody sealed it."));
        }

        TrustedCheckpoint checkpoint = CheckpointBefore(block.Header);
        ValidatorCheckpoint start = new(
            checkpoint.Height, new ValidatorSet(checkpoint.Validators), checkpoint.EpochLength);
        HandOver[] handOvers = [.. evidence.Select(Read).Where(one => IsBetween(checkpoint, one, block.Header))];
        ValidatorSet set = start.SetFor(handOvers, header);
        header.Check(set);
        return (
            ProvenBy.Seals, Say($"{header.SealCount} of {set.Validators.Count} validators sealed block {height}."));
    }

    private TrustedCheckpoint CheckpointBefore(ChainHeader header)
    {
        TrustedCheckpoint checkpoint = FindCheckpoint(header.Height) ?? throw new EvidenceException(
            OfflineReasons.ValidatorSetUnknown,
            Say($"Block {header.Height} is not after block {trust.Checkpoints[0].Height}, the first checkpoint."));
        return header.Time - checkpoint.Time <= trust.ValidFor.Checkpoint
            ? checkpoint
            : throw new EvidenceException(
                OfflineReasons.CheckpointTooOld,
                Say($"Block {header.Height} is of {Moments.Text(header.Time)}, the checkpoint before it of ")
                + $"{Moments.Text(checkpoint.Time)}.");
    }

    private TrustedCheckpoint? FindCheckpoint(long height) =>
        trust.Checkpoints.LastOrDefault(checkpoint => checkpoint.Height < height);

    // Others are of no use for this header: they came before what is vouched for, or after it.
    private static bool IsBetween(TrustedCheckpoint checkpoint, HandOver handOver, ChainHeader header) =>
        handOver.First.Header.Height > checkpoint.Height && handOver.First.Header.Height <= header.Height;

    private HandOver Read(HandOverEvidence evidence) =>
        new(ReadSealed(evidence.First), [.. evidence.Votes.Select(ReadSealed)]);

    private SealedHeader ReadSealed(ReadOnlyMemory<byte> rlp) =>
        SealedHeader.Read(rlp.Span, trust.Consensus, trust.UnknownMembers);

    private static Hash32 KeyOf(ReadOnlyMemory<byte> rlp, IReadOnlyList<HandOverEvidence> handOvers)
    {
        if (handOvers.Count == 0)
        {
            return new Hash32(SHA256.HashData(rlp.Span));
        }

        // With lengths, so that no two lists are one text.
        BundleOutput text = new();
        text.Bytes(rlp.Span);
        text.Many(handOvers, (to, handOver) =>
        {
            to.Bytes(handOver.First.Span);
            to.Many(handOver.Votes, (inner, vote) => inner.Bytes(vote.Span));
        });
        return new Hash32(SHA256.HashData(text.ToArray()));
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
