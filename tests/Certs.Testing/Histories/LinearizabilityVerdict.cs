namespace Certs.Testing.Histories;

/// <summary>What came of looking for an order, and how far it went.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Order">The order that explains every answer; where there is none, the longest beginning of one.</param>
/// <param name="Tried">How many different situations were looked at.</param>
public sealed record LinearizabilityVerdict<T>(
    LinearizabilityOutcome Outcome, IReadOnlyList<Timed<T>> Order, int Tried);
