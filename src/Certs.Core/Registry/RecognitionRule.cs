using Certs.Core.Suites;

namespace Certs.Core.Registry;

/// <summary>
/// One rule of a relying province: what it makes of certificates that match. A null selector matches all.
/// </summary>
/// <param name="RuleId">The rule's number on the chain, 1 or more.</param>
/// <param name="Province">The relying province that wrote it.</param>
/// <param name="Suite">The signature suite it is about; null: any.</param>
/// <param name="Type">SHA-256 of the certificate type's <c>vct</c>; null: any.</param>
/// <param name="IssuerProvince">The issuing province; null: any.</param>
/// <param name="SealGeneration">The electronic seal's generation (1, 4, 5); null: any, also none.</param>
/// <param name="Verdict">What holds for a match.</param>
/// <param name="From">The first moment at which it holds.</param>
/// <param name="Until">The first moment at which it no longer holds; null: open.</param>
/// <param name="PolicyDigest">SHA-256 of the full policy text.</param>
public sealed record RecognitionRule(
    uint RuleId, ushort Province, Suite? Suite, Hash32? Type, ushort? IssuerProvince, byte? SealGeneration,
    RuleVerdict Verdict, DateTimeOffset From, DateTimeOffset? Until, Hash32 PolicyDigest);
