using System.Buffers;
using Certs.Core.Merkle;

namespace Certs.Core.Documents;

/// <summary>
/// A certificate as it was read: well-formed and canonical, nothing more. Signatures are not checked yet.
/// </summary>
/// <param name="PayloadBytes">The payload's bytes as signed (canonical JSON, RFC 8785).</param>
/// <param name="PayloadEncoded">The BASE64URL text of the payload, as signed.</param>
/// <param name="Payload">The claims.</param>
/// <param name="Signatures">One or more, in the document's order.</param>
/// <param name="Disclosures">The fields that this copy shows; none to all of the payload's digests.</param>
/// <param name="Anchor">The path to the anchored root; null when the copy carries none.</param>
public sealed record CertificateDocument(
    ReadOnlyMemory<byte> PayloadBytes, ReadOnlyMemory<byte> PayloadEncoded, Payload Payload,
    IReadOnlyList<DocumentSignature> Signatures, IReadOnlyList<Disclosure> Disclosures, AnchorProof? Anchor)
{
    /// <summary>
    /// The files of the bridge statements that the copy carries, as they are: nothing in them is read yet.
    /// </summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bridges { get; init; } = [];

    /// <summary>
    /// The electronic seal (DER of an SES_Signature) over the payload's bytes; empty: this copy carries none.
    /// Neither signatures nor anchor cover it, and it is not read here.
    /// </summary>
    public ReadOnlyMemory<byte> Seal { get; init; }

    /// <summary>
    /// What a signature covers: protected header, a dot, payload, in ASCII (RFC 7515 §5.1).
    /// </summary>
    /// <param name="signature">One of <see cref="Signatures"/>.</param>
    public byte[] SigningInput(DocumentSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        byte[] input = GC.AllocateUninitializedArray<byte>(InputLength(signature));
        WriteInput(signature, input);
        return input;
    }

    /// <summary>The leaf hash under which the document is anchored; the same for every copy of it.</summary>
    /// <remarks>
    /// It covers the payload and every signature that this copy carries, so a copy without all of its
    /// signatures has another leaf, which no anchor knows.
    /// </remarks>
    public Hash32 ComputeLeaf()
    {
        AnchoredSignature[] anchored = new AnchoredSignature[Signatures.Count];
        byte[] borrowed = ArrayPool<byte>.Shared.Rent(Signatures.Max(InputLength));
        for (int i = 0; i < anchored.Length; i++)
        {
            DocumentSignature one = Signatures[i];
            WriteInput(one, borrowed);
            anchored[i] = AnchoredSignature.Of(one.Suite, borrowed.AsSpan(0, InputLength(one)), one.Value.Span);
        }

        ArrayPool<byte>.Shared.Return(borrowed);
        return new Hash32(AnchorLeaf.Compute(PayloadBytes.Span, anchored));
    }

    private int InputLength(DocumentSignature signature) =>
        signature.ProtectedEncoded.Length + 1 + PayloadEncoded.Length;

    private void WriteInput(DocumentSignature signature, Span<byte> input)
    {
        signature.ProtectedEncoded.Span.CopyTo(input);
        input[signature.ProtectedEncoded.Length] = (byte)'.';
        PayloadEncoded.Span.CopyTo(input[(signature.ProtectedEncoded.Length + 1)..]);
    }
}
