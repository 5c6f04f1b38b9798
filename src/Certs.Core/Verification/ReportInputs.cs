using Certs.Core.Registry;

namespace Certs.Core.Verification;

/// <summary>
/// Everything that a report was judged from, by hash: who has the same gets the same report.
/// </summary>
/// <param name="Document">SHA-256 of the presented file.</param>
/// <param name="Type">
/// The digest of the type's file, <c>sha256-</c> and BASE64; null: the type was not there.
/// </param>
/// <param name="Registry">The block that the registries were read at; null: they could not be read.</param>
/// <param name="Anchor">The root that the document's path leads to; null: it has none.</param>
/// <param name="Policy">The digest of the verifier's tolerances.</param>
/// <param name="Chain">The chain that was read, as a document's <c>chain</c> member spells it.</param>
/// <param name="RelyingProvince">The province that was to accept the certificate.</param>
/// <param name="At">The moment as at which was judged.</param>
public sealed record ReportInputs(
    Hash32 Document, string? Type, ChainHead? Registry, Hash32? Anchor, Hash32 Policy, string Chain,
    ushort RelyingProvince, DateTimeOffset At)
{
    /// <summary>SHA-256 of each bridge statement's file, in the order in which they were judged.</summary>
    public IReadOnlyList<Hash32> Statements { get; init; } = [];
}
