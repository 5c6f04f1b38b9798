using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>What is proven of the status of one certificate or bridge statement.</summary>
/// <param name="Agency">Who issued it.</param>
/// <param name="Handle">SHA-256 of its handle.</param>
/// <param name="Changes">
/// The last change and as many before it as are proven, newest first; empty: proven never to have been changed.
/// </param>
public sealed record ProvenStatus(AgencyId Agency, Hash32 Handle, IReadOnlyList<StatusRecord> Changes)
{
    /// <summary>
    /// Whether it is known what held at a moment: a proven change had begun by then, or there is none before those proven.
    /// </summary>
    public bool IsKnownAt(DateTimeOffset moment) =>
        Changes.Count == 0 || Changes[^1].Sequence == 1 || Changes.Any(change => change.EffectiveFrom <= moment);
}
