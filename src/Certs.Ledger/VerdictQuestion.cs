namespace Certs.Ledger;

/// <summary>What is asked of a document.</summary>
/// <param name="Province">The relying province (GB/T 2260, two digits).</param>
/// <param name="At">As at which moment; null: now.</param>
/// <param name="KnownAtBlock">
/// As known at which block. What was recorded later does not count, and the block's own time is "now": for it, a later
/// moment lies ahead. Null: the newest block.
/// </param>
public readonly record struct VerdictQuestion(ushort Province, DateTimeOffset? At = null, long? KnownAtBlock = null);
