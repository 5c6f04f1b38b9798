using Certs.Core.Recognition;

namespace Certs.Core.Verification;

/// <summary>
/// The verdict on one document, with every check that led to it. Three axes, never folded into one.
/// </summary>
public sealed record VerificationReport
{
    /// <summary>Whether the document is what it says.</summary>
    public required AuthenticityOutcome Authenticity { get; init; }

    /// <summary>
    /// What holds of the licence as at <see cref="ReportInputs.At"/>, as known at the registry's block.
    /// </summary>
    public required StandingOutcome Standing { get; init; }

    /// <summary>What the relying province makes of it.</summary>
    public required RecognitionOutcome Recognition { get; init; }

    /// <summary>How far the evidence reached.</summary>
    public required Depth Depth { get; init; }

    /// <summary>What the window does.</summary>
    public required WindowAction Action { get; init; }

    /// <summary>
    /// The first moment at which the report may no longer be relied on; null: it establishes nothing that
    /// could be.
    /// </summary>
    public required DateTimeOffset? ValidUntil { get; init; }

    /// <summary>
    /// Every check's findings, in the order of <see cref="Check"/>; a check may have several.
    /// </summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What was judged, by hash.</summary>
    public required ReportInputs Inputs { get; init; }

    /// <summary>
    /// The nodes that confirmed the registry's block, each with its own height; empty: none. For people who look after
    /// the verifier: no part of the report's bytes.
    /// </summary>
    public required IReadOnlyList<NodeObservation> Nodes { get; init; }
}
