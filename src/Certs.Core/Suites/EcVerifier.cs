using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>Verifies ECDSA and SM2 signatures in the form r‖s.</summary>
internal sealed class EcVerifier(KeyHandle key, Curve curve, EcDigest digest) : IVerifier
{
    private readonly KeyContextPool _contexts = new(() => KeyContexts.ForVerifying(key));

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        int half = curve.FieldBytes;
        if (signature.Length != 2 * half
            || !curve.IsScalar(signature[..half])
            || !curve.IsScalar(signature[half..]))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[digest.Length];
        digest.Compute(data, hash);
        Span<byte> buffer = stackalloc byte[DerSignature.MaxLength];
        return KeyContexts.Verify(_contexts, DerSignature.Write(signature, buffer), hash);
    }
}
