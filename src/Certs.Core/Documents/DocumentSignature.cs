using Certs.Core.Suites;

namespace Certs.Core.Documents;

/// <summary>One signature of a document (RFC 7515 §7.2.1).</summary>
/// <param name="ProtectedEncoded">The BASE64URL text of the protected header, as signed.</param>
/// <param name="Suite">The suite that <c>alg</c> names. It never chooses the verifier: the registered key
/// does.</param>
/// <param name="KeyId">The <c>kid</c>: SHA-256 of the signing key's SPKI.</param>
/// <param name="Value">The signature's bytes.</param>
public sealed record DocumentSignature(
    ReadOnlyMemory<byte> ProtectedEncoded, Suite Suite, Hash32 KeyId, ReadOnlyMemory<byte> Value);
