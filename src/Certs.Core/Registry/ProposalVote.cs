namespace Certs.Core.Registry;

/// <summary>A member's vote for a proposal; there are none against it.</summary>
/// <param name="Province">The member.</param>
/// <param name="RecordedAt">Where on the chain it was cast.</param>
public sealed record ProposalVote(ushort Province, ChainPoint RecordedAt);
