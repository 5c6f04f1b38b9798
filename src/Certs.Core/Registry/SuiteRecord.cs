namespace Certs.Core.Registry;

/// <summary>The dates of a signature suite, as the consortium voted them.</summary>
/// <param name="Number">The suite's number.</param>
/// <param name="Name">The suite's name in ASCII, for messages.</param>
/// <param name="Version">The version of this entry; a later one replaces an earlier one.</param>
/// <param name="IssueFrom">
/// The first moment at which it may be used for issuing; null: never, it was not let in for that.
/// </param>
/// <param name="IssueUntil">
/// The first moment at which it may no longer be used for issuing; null: no limit.
/// </param>
/// <param name="AcceptUntil">
/// The first moment at which a signature is no longer accepted unless it was proven to exist before; null: no
/// limit.
/// </param>
/// <param name="BrokenSince">From when the suite counts as broken; null: it does not.</param>
/// <param name="RecordedAt">Where on the chain this version was recorded.</param>
public sealed record SuiteRecord(
    ushort Number, string Name, uint Version, DateTimeOffset? IssueFrom, DateTimeOffset? IssueUntil,
    DateTimeOffset? AcceptUntil, DateTimeOffset? BrokenSince, ChainPoint RecordedAt);
