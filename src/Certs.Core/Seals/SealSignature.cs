namespace Certs.Core.Seals;

/// <summary>One signature inside an applied seal: by the maker over the seal, or by who applied it.</summary>
/// <param name="Certificate">The DER of the signing certificate, as received.</param>
/// <param name="Algorithm">The object identifier of the signature algorithm, dotted.</param>
/// <param name="Covered">The bytes that are signed, as received, never encoded again.</param>
/// <param name="Value">The signature: DER, or r‖s; both occur.</param>
public sealed record SealSignature(
    ReadOnlyMemory<byte> Certificate, string Algorithm, ReadOnlyMemory<byte> Covered,
    ReadOnlyMemory<byte> Value);
