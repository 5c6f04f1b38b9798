using Certs.Core.Registry;
using Certs.Core.Types;

namespace Certs.Core.Verification;

/// <summary>
/// Everything a verdict rests on, gathered before judging. The same evidence gives the same report.
/// </summary>
public sealed record Evidence
{
    /// <summary>The document as it was presented.</summary>
    public required PresentedDocument Document { get; init; }

    /// <summary>The certificate type that the document names.</summary>
    public required Lookup<CertificateType> Type { get; init; }

    /// <summary>
    /// The registries as known at one block; never <see cref="Lookup{T}.Absent"/>. Unavailable when the chain
    /// could not be read or its nodes do not agree.
    /// </summary>
    public required Lookup<RegistryView> Registry { get; init; }

    /// <summary>
    /// What the chain holds under <see cref="PresentedDocument.Root"/>, read at the view's block. Absent: the
    /// chain was asked and has no such root. Of a document without a path it is not looked at.
    /// </summary>
    public required Lookup<AnchorRecord> Anchor { get; init; }

    /// <summary>
    /// The bridge statements to be judged: those that the document carries, and those that came beside it.
    /// </summary>
    public IReadOnlyList<BridgeEvidence> Bridges { get; init; } = [];

    /// <summary>The chain that was read, as a document's <c>chain</c> member spells it.</summary>
    public required string Chain { get; init; }

    /// <summary>
    /// True for a development chain, which may lose blocks and write them again; false where a block is final.
    /// </summary>
    public bool MayLoseBlocks { get; init; }

    /// <summary>The province that is asked to accept the certificate (GB/T 2260, two digits).</summary>
    public required ushort RelyingProvince { get; init; }

    /// <summary>
    /// The moment as at which the verdict is to hold (T), cut to the second: documents and blocks are no finer.
    /// For "now" the same as <see cref="Now"/>.
    /// </summary>
    public required DateTimeOffset At
    {
        get;
        init => field = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>
    /// The verifier's clock when the evidence was gathered; of a question as known at an earlier block the same as
    /// <see cref="KnownUntil"/>, so that its answer is the same whenever it is asked.
    /// </summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// The moment up to which the view is known to miss nothing: for the newest block the time at which a
    /// node last confirmed that it is the newest, for an earlier block the next block's time or its own. Not
    /// looked at when the registries are unavailable.
    /// </summary>
    public required DateTimeOffset KnownUntil { get; init; }

    /// <summary>
    /// The nodes that confirmed the view's block, each with its own height; empty: none was asked.
    /// </summary>
    public IReadOnlyList<NodeObservation> Nodes { get; init; } = [];

    /// <summary>
    /// What was proven from a bundle and a trust file; null: the chain itself was asked.
    /// </summary>
    public OfflineProof? Offline { get; init; }

    /// <summary>The verifier's tolerances.</summary>
    public VerificationPolicy Policy { get; init; } = VerificationPolicy.Default;
}
