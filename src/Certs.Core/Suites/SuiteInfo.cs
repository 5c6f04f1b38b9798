namespace Certs.Core.Suites;

/// <summary>What is fixed about one suite.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Alg">
/// The value of <c>alg</c> in a protected header, compared byte for byte. It names the suite and never
/// chooses it: the key's registered suite does.
/// </param>
/// <param name="LabelZh">The name that a Chinese reader is shown.</param>
/// <param name="LabelEn">The name that an English reader is shown.</param>
/// <param name="SignatureOid">The object identifier of the signature algorithm, dotted.</param>
/// <param name="KeyOid">
/// The object identifier that tells this suite's keys from others, dotted: of the curve for elliptic-curve
/// keys, otherwise of the key's algorithm.
/// </param>
/// <param name="SignatureLengthBytes">
/// The only length of a signature, in bytes; null when it follows the key (RSA: the length of the modulus).
/// </param>
public sealed record SuiteInfo(
    Suite Suite,
    string Alg,
    string LabelZh,
    string LabelEn,
    string SignatureOid,
    string KeyOid,
    int? SignatureLengthBytes);
