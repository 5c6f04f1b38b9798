using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>Makes ECDSA and SM2 signatures in the form r‖s.</summary>
internal sealed class EcSigner(KeyHandle key, Curve curve, EcDigest digest) : ISigner
{
    private readonly KeyContextPool _contexts = new(() => KeyContexts.ForSigning(key));

    /// <inheritdoc />
    public int SignatureLength => 2 * curve.FieldBytes;

    /// <inheritdoc />
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[digest.Length];
        digest.Compute(data, hash);
        Span<byte> buffer = stackalloc byte[DerSignature.MaxLength];
        int length = KeyContexts.Sign(_contexts, hash, buffer);
        DerSignature.Read(buffer[..length], signature[..SignatureLength]);
    }

    /// <inheritdoc />
    public void Dispose() => _contexts.Clear();
}
