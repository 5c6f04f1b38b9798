using Certs.Core.Suites;

namespace Certs.Core.Bridging;

/// <summary>
/// The signed claims of a bridge statement (<c>docs/document-format.md</c>, section 9). Times are whole
/// seconds UTC.
/// </summary>
/// <param name="Issuer"><c>iss</c>: the bridging agency.</param>
/// <param name="RelyingProvince"><c>for</c>: the one province that the statement is made for.</param>
/// <param name="Type"><c>vct</c>: the type of the certificate, beyond which the statement says nothing.</param>
/// <param name="Original"><c>original</c>: the certificate.</param>
/// <param name="ReportDigest"><c>report</c>: SHA-256 of the report by which the agency verified it.</param>
/// <param name="AsOfBlock"><c>as_of.block</c>: the block that the report was as of.</param>
/// <param name="AsOfTime"><c>as_of.time</c>: that block's time.</param>
/// <param name="IssuedAt"><c>iat</c>: the first moment at which the statement holds.</param>
/// <param name="Expires"><c>exp</c>: the first moment at which it no longer holds.</param>
/// <param name="Suites">
/// <c>suites</c>: every suite that must have signed the statement, ascending by number, 1 to 6.
/// </param>
/// <param name="Handle">
/// <c>handle</c>: 16 random bytes; SHA-256 of them is the key of the statement's own status on the chain.
/// </param>
/// <param name="Chain"><c>chain</c>: CAIP-10 account of the AnchorRegistry.</param>
public sealed record BridgeClaims(
    AgencyId Issuer, ushort RelyingProvince, string Type, BridgedOriginal Original, Hash32 ReportDigest,
    long AsOfBlock, DateTimeOffset AsOfTime, DateTimeOffset IssuedAt, DateTimeOffset Expires,
    IReadOnlyList<Suite> Suites, ReadOnlyMemory<byte> Handle, string Chain);
