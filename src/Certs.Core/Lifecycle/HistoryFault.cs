namespace Certs.Core.Lifecycle;

/// <summary>Something wrong with a history.</summary>
/// <param name="Rule">What it breaks.</param>
/// <param name="Sequence">The sequence number of the change where it shows; 0: the list as a whole.</param>
public sealed record HistoryFault(HistoryRule Rule, uint Sequence);
