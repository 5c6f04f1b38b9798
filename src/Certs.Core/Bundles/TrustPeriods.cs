namespace Certs.Core.Bundles;

/// <summary>For how long after they were true the facts of a trust file and of a bundle may be relied on.</summary>
/// <param name="Checkpoint">
/// How much younger than the newest checkpoint a bundle's block may be: after that somebody may hold the keys of
/// validators who left long ago.
/// </param>
/// <param name="File">The trust file itself, and with it what it says of the registries.</param>
/// <param name="Status">A status that was proven at a block.</param>
public sealed record TrustPeriods(TimeSpan Checkpoint, TimeSpan File, TimeSpan Status);
