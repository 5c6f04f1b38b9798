using Certs.Core.Documents;
using Certs.Core.Merkle;

namespace Certs.Core.Bridging;

/// <summary>
/// A bridge statement as it was read: well-formed and canonical, nothing more. Signatures are not checked yet.
/// </summary>
/// <param name="PayloadBytes">The payload's bytes as signed (canonical JSON, RFC 8785).</param>
/// <param name="PayloadEncoded">The BASE64URL text of the payload, as signed.</param>
/// <param name="Claims">The claims.</param>
/// <param name="Signatures">One or more, ascending by suite.</param>
/// <param name="Anchor">The path to the anchored root; null when the copy carries none.</param>
public sealed record BridgeStatement(
    ReadOnlyMemory<byte> PayloadBytes, ReadOnlyMemory<byte> PayloadEncoded, BridgeClaims Claims,
    IReadOnlyList<DocumentSignature> Signatures, AnchorProof? Anchor)
{
    /// <summary>
    /// What a signature covers: protected header, a dot, payload, in ASCII (RFC 7515 §5.1).
    /// </summary>
    /// <param name="signature">One of <see cref="Signatures"/>.</param>
    public byte[] SigningInput(DocumentSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return [.. signature.ProtectedEncoded.Span, (byte)'.', .. PayloadEncoded.Span];
    }

    /// <summary>
    /// The leaf hash under which the statement is anchored. No certificate has it: the two kinds of leaf are
    /// hashed with different prefixes.
    /// </summary>
    public Hash32 ComputeLeaf() => new(AnchorLeaf.ComputeOfStatement(
        PayloadBytes.Span,
        [.. Signatures.Select(one => AnchoredSignature.Of(one.Suite, SigningInput(one), one.Value.Span))]));
}
