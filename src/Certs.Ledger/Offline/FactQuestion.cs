using Certs.Core;

namespace Certs.Ledger.Offline;

/// <summary>What is to be witnessed of one certificate.</summary>
/// <param name="Agency">Who issued it.</param>
/// <param name="Root">The root that its path leads to.</param>
/// <param name="Handle">SHA-256 of its handle.</param>
public sealed record FactQuestion(AgencyId Agency, Hash32 Root, Hash32 Handle);
