namespace Certs.Core.Bundles;

/// <summary>A document with everything of the chain that a verifier without a network needs to judge it.</summary>
/// <remarks>
/// Nothing in it is believed: it is evidence, checked against a <see cref="TrustFile"/>. The forms in bytes are
/// those of <c>docs/bundle-format.md</c>.
/// </remarks>
public sealed record Bundle
{
    /// <summary>The document's file, to the byte.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>Every change of the validators between a checkpoint and a header of this bundle, ascending.</summary>
    public IReadOnlyList<HandOverEvidence> HandOvers { get; init; } = [];

    /// <summary>That the document's batch was anchored; null: no evidence.</summary>
    public AnchorEvidence? Inclusion { get; init; }

    /// <summary>
    /// Bridge statements: first those that the document carries, in its order, then those beside it.
    /// </summary>
    public IReadOnlyList<StatementEvidence> Statements { get; init; } = [];

    /// <summary>What the issuer said of the document, and of the statements, up to a block; null: no evidence.</summary>
    public StatusEvidence? Status { get; init; }

    /// <summary>
    /// The word of provinces on anchor and status, which then counts in the place of <see cref="Inclusion"/> and
    /// <see cref="Status"/>; null: none. Neither JSON nor the compact form has room for it.
    /// </summary>
    public WitnessEvidence? Witness { get; init; }
}
