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

    /// <summary>Reads the hand-overs of a bundle, each of which some header of it must need.</summary>
    /// <exception cref="ProofException">One is no header of the chain, or no header needs it.</exception>
    public IReadOnlyList<HandOver> ReadHandOvers(Bundle bundle)
    {
        if (bundle.HandOvers.Count == 0)
        {
            return [];
        }

        HandOver[] handOvers = [.. bundle.HandOvers.Select(Read)];
        ChainHeader[] headers = [.. HeadersOf(bundle)];
        return handOvers.All(handOver => headers.Any(header => Needs(header, handOver)))
            ? handOvers
            : throw new ProofException(ProofRule.HandOverOrder, "A hand-over is needed by no header.");
    }

    /// <summary>Proves a header.</summary>
    /// <param name="rlp">The header.</param>
    /// <param name="bundle">The bundle that it stands in.</param>
    /// <exception cref="EvidenceException">It is not proven, and why.</exception>
    public ProvenBlock Prove(ReadOnlyMemory<byte> rlp, Bundle bundle)
    {
        Hash32 key = KeyOf(rlp, bundle.HandOvers);
        if (_kept.TryGetValue(key, out ProvenBlock? kept))
        {
            return kept;
        }

        try
        {
            BlockReading block = BlockReading.Of(rlp, trust);
            string how = Prove(block, ReadHandOvers(bundle));
            ChainHead head = new(trust.ChainId, block.Header.Height, block.Hash, block.Header.Time);
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            return _kept[key] = new ProvenBlock(head, block.Header, how);
        }
        catch (ProofException broken)
        {
            throw new EvidenceException(broken);
        }
    }

    private string Prove(BlockReading block, IReadOnlyList<HandOver> handOvers)
    {
        long height = block.Header.Height;
        if (_vouched.TryGetValue(height, out Hash32 hash))
        {
            return block.Hash == hash
                ? Say($"The trust file vouches for block {height}.")
                : throw new EvidenceException(
                    OfflineReasons.LogEquivocation,
                    Say($"Block {height} is {block.Hash}; the trust file vouches for {hash}."));
        }

        if (block.Sealed is not { } header)
        {
            return trust.IsDevelopment
                ? Say($"Block {height} of a development chain is believed; nobody sealed it.")
                : throw new EvidenceException(OfflineReasons.BlockNotSealed, Say($"Block {height}."));
        }

        TrustedCheckpoint checkpoint = CheckpointBefore(block.Header);
        ValidatorCheckpoint start = new(
            checkpoint.Height, new ValidatorSet(checkpoint.Validators), checkpoint.EpochLength);
        ValidatorSet set = start.SetFor(
            [.. handOvers.Where(handOver => Needs(block.Header, handOver))], header);
        header.Check(set);
        return Say($"{header.SealCount} of {set.Validators.Count} validators sealed block {height}.");
    }

    private TrustedCheckpoint CheckpointBefore(ChainHeader header)
    {
        TrustedCheckpoint checkpoint = FindCheckpoint(header.Height) ?? throw new EvidenceException(
            OfflineReasons.ValidatorSetUnknown,
            Say($"Block {header.Height} is before block {trust.Checkpoints[0].Height}, the first checkpoint."));
        return header.Time - checkpoint.Time <= trust.ValidFor.Checkpoint
            ? checkpoint
            : throw new EvidenceException(
                OfflineReasons.CheckpointTooOld,
                Say($"Block {header.Height} is of {Moments.Text(header.Time)}, the checkpoint before it of ")
                + $"{Moments.Text(checkpoint.Time)}.");
    }

    private TrustedCheckpoint? FindCheckpoint(long height) =>
        trust.Checkpoints.LastOrDefault(checkpoint => checkpoint.Height < height);

    // Between the newest checkpoint before a header and that header.
    private bool Needs(ChainHeader header, HandOver handOver) =>
        !_vouched.ContainsKey(header.Height)
        && FindCheckpoint(header.Height) is { } checkpoint
        && handOver.First.Header.Height > checkpoint.Height
        && handOver.First.Header.Height <= header.Height;

    private HandOver Read(HandOverEvidence evidence) =>
        trust.Consensus == Consensus.Unsealed
            ? throw new ProofException(ProofRule.HandOverOrder, "A chain without seals has no hand-overs.")
            : new HandOver(ReadSealed(evidence.First), [.. evidence.Votes.Select(ReadSealed)]);

    private SealedHeader ReadSealed(ReadOnlyMemory<byte> rlp) =>
        SealedHeader.Read(rlp.Span, trust.Consensus, trust.UnknownMembers);

    // Headers that cannot be read need nothing; what rests on them is refused for that.
    private IEnumerable<ChainHeader> HeadersOf(Bundle bundle)
    {
        IEnumerable<ReadOnlyMemory<byte>?> headers =
        [
            bundle.Inclusion?.Header, bundle.Status?.Header,
            .. bundle.Statements.Select(statement => statement.Inclusion?.Header),
        ];
        foreach (ReadOnlyMemory<byte> header in headers.OfType<ReadOnlyMemory<byte>>())
        {
            ChainHeader? read = null;
            try
            {
                read = ChainHeader.Read(header.Span, trust.UnknownMembers);
            }
            catch (ProofException)
            {
            }

            if (read is not null)
            {
                yield return read;
            }
        }
    }

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
