using Certs.Core.Merkle;
using Certs.Core.Witnessing;

namespace Certs.Core.Bundles;

/// <summary>
/// What provinces signed of a document's anchor and status as of a block, in the place of proofs from the chain; only the
/// short form of a bundle has it (<c>docs/bundle-format.md</c>, section 8).
/// </summary>
/// <remarks>
/// What the document itself says is not repeated: root, tree size, agency and the anchor's block are those of its path, and
/// chain and genesis those of the trust file. Whatever differs leaves no signature that fits.
/// </remarks>
public sealed record WitnessEvidence
{
    /// <summary>The height of the block that the provinces witnessed.</summary>
    public required long BlockNumber { get; init; }

    /// <summary>Its hash.</summary>
    public required Hash32 BlockHash { get; init; }

    /// <summary>Its time.</summary>
    public required DateTimeOffset BlockTime { get; init; }

    /// <summary>The time of the block that anchored the document's batch.</summary>
    public required DateTimeOffset AnchorTime { get; init; }

    /// <summary>The suites of the batch, as its anchor's word has them.</summary>
    public required ushort SuiteBitmap { get; init; }

    /// <summary>The batch's kind, as its anchor's word has it.</summary>
    public required byte Kind { get; init; }

    /// <summary>The word of the StatusRegistry; zero: never changed.</summary>
    public required Hash32 Status { get; init; }

    /// <summary>The place of this document's fact among those that were witnessed together.</summary>
    public required InclusionProof Facts { get; init; }

    /// <summary>The signatures, ascending by province, none twice.</summary>
    public required IReadOnlyList<ProvinceSignature> Signatures { get; init; }

    /// <summary>The evidence for one fact of a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint with its signatures.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="place">Its place among the checkpoint's facts.</param>
    public static WitnessEvidence Of(SignedCheckpoint checkpoint, WitnessedFact fact, InclusionProof place)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(fact);
        return new WitnessEvidence
        {
            BlockNumber = checkpoint.Checkpoint.Head.BlockNumber,
            BlockHash = checkpoint.Checkpoint.Head.BlockHash,
            BlockTime = checkpoint.Checkpoint.Head.BlockTime,
            AnchorTime = fact.Anchor.BlockTime,
            SuiteBitmap = fact.Anchor.SuiteBitmap,
            Kind = fact.Anchor.Kind,
            Status = fact.Status,
            Facts = place,
            Signatures = checkpoint.Signatures,
        };
    }
}
