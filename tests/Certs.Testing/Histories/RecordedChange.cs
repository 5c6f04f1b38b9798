namespace Certs.Testing.Histories;

/// <summary>A change as the chain itself has it.</summary>
/// <param name="Number">The certificate.</param>
/// <param name="Sequence">1 for the first.</param>
/// <param name="State">The state.</param>
/// <param name="Block">The block that has it.</param>
public sealed record RecordedChange(string Number, uint Sequence, LifeState State, long Block);
