using Certs.Core.Documents;

namespace Certs.Core.Merkle;

/// <summary>The anchored leaf of a certificate document.</summary>
public static class DocumentLeaf
{
    /// <summary>The leaf hash of <paramref name="document"/>; the same whatever it discloses and whether it is anchored.</summary>
    /// <exception cref="ArgumentException">
    /// The document has no signature, or two in one suite. One that was read or built never has.
    /// </exception>
    public static Hash32 Of(CertificateDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        AnchoredSignature[] signatures = new AnchoredSignature[document.Signatures.Count];
        for (int i = 0; i < signatures.Length; i++)
        {
            DocumentSignature signature = document.Signatures[i];
            byte[] signed = GC.AllocateUninitializedArray<byte>(
                signature.ProtectedEncoded.Length + 1 + document.PayloadEncoded.Length);
            signature.ProtectedEncoded.Span.CopyTo(signed);
            signed[signature.ProtectedEncoded.Length] = (byte)'.';
            document.PayloadEncoded.Span.CopyTo(signed.AsSpan(signature.ProtectedEncoded.Length + 1));
            signatures[i] = AnchoredSignature.Of(signature.Suite, signed, signature.Value.Span);
        }

        return new Hash32(AnchorLeaf.Compute(document.PayloadBytes.Span, signatures));
    }
}
