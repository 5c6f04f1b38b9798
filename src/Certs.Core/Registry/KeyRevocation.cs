namespace Certs.Core.Registry;

/// <summary>That a key was revoked. Final.</summary>
/// <param name="Reason">The reason code of the closed list on the chain; 0: none given.</param>
/// <param name="InvalidFrom">Signatures proven to exist before this moment stay good; no others do.</param>
/// <param name="RecordedAt">
/// Where on the chain it was said, which may be later than <paramref name="InvalidFrom"/>.
/// </param>
public sealed record KeyRevocation(byte Reason, DateTimeOffset InvalidFrom, ChainPoint RecordedAt);
