namespace Certs.Core.Documents;

/// <summary>A certificate as it was read: well-formed and canonical, nothing more. Signatures are not checked yet.</summary>
/// <param name="PayloadBytes">The payload's bytes as signed (canonical JSON, RFC 8785).</param>
/// <param name="PayloadEncoded">The BASE64URL text of the payload, as signed.</param>
/// <param name="Payload">The claims.</param>
/// <param name="Signatures">One or more, in the document's order.</param>
/// <param name="Disclosures">The fields that this copy shows; none to all of the payload's digests.</param>
/// <param name="Anchor">The path to the anchored root; null when the copy carries none.</param>
public sealed record CertificateDocument(
    ReadOnlyMemory<byte> PayloadBytes, ReadOnlyMemory<byte> PayloadEncoded, Payload Payload,
    IReadOnlyList<DocumentSignature> Signatures, IReadOnlyList<Disclosure> Disclosures, AnchorProof? Anchor);
