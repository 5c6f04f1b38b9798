using System.Collections.Immutable;

namespace Certs.Testing.Histories;

/// <summary>One certificate between two calls.</summary>
/// <param name="Mark">The request that made it.</param>
/// <param name="Changes">What was said of it.</param>
/// <param name="ReplacedBy">The certificate in its place; null: none.</param>
public sealed record CertificateLine(string Mark, ImmutableList<Said> Changes, string? ReplacedBy)
{
    /// <summary>What it was last said to be.</summary>
    public LifeState State => StateAfter((uint)Changes.Count);

    /// <summary>What it was said to be after so many changes.</summary>
    public LifeState StateAfter(uint changes) => changes == 0 ? LifeState.Active : Changes[(int)changes - 1].State;
}
