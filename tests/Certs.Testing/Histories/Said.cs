namespace Certs.Testing.Histories;

/// <summary>One change of a certificate.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="State">What it was said to be from then on.</param>
/// <param name="Mark">Which request said so: every request names itself in its legal basis.</param>
public sealed record Said(uint Sequence, LifeState State, string Mark);
