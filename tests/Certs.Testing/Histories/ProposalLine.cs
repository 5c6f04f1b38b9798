namespace Certs.Testing.Histories;

/// <summary>One proposal to revoke between two calls.</summary>
/// <param name="Mark">The request that made it.</param>
/// <param name="Number">The certificate.</param>
/// <param name="IsOpen">Whether it waits.</param>
public sealed record ProposalLine(string Mark, string Number, bool IsOpen);
