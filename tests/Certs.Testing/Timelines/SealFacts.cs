namespace Certs.Testing.Timelines;

/// <summary>The electronic seal on a scenario's licence.</summary>
/// <param name="SealedAt">When it was applied, as it says itself.</param>
/// <param name="ValidFrom">The first moment at which it may be applied.</param>
/// <param name="ValidUntil">The last moment at which it may be applied: unlike everywhere else included.</param>
public sealed record SealFacts(DateTimeOffset SealedAt, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil);
