namespace Certs.Core.Registry;

/// <summary>
/// A stretch of time, half-open: <see cref="From"/> belongs to it, <see cref="Until"/> does not.
/// </summary>
/// <param name="From">The first moment inside.</param>
/// <param name="Until">
/// The first moment outside; null: open. At or before <paramref name="From"/>: empty.
/// </param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>Whether <paramref name="moment"/> lies inside.</summary>
    public bool Contains(DateTimeOffset moment) =>
        From <= moment && (Until is not { } until || moment < until);

    /// <summary>The part of it before <paramref name="until"/>; empty when it starts later.</summary>
    public Period EndingBy(DateTimeOffset until) =>
        Until is { } own && own <= until ? this : this with { Until = until };
}
