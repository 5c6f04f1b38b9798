namespace Certs.Core.Bundles;

/// <summary>A bridge statement and that it was anchored.</summary>
/// <param name="File">The statement's file; null for one that the document carries.</param>
/// <param name="Inclusion">That it was anchored; null: no evidence.</param>
public sealed record StatementEvidence(ReadOnlyMemory<byte>? File, AnchorEvidence? Inclusion);
