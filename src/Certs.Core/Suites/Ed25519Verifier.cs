using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// Verifies Ed25519 signatures (RFC 8032 §5.1.7); s ≥ L and a second form of R are refused.
/// </summary>
internal sealed class Ed25519Verifier(KeyHandle key) : IVerifier
{
    private const int SignatureLength = 64;

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        nint context = MessageContext.Fresh();
        LibCryptoException.UnlessOne(LibCrypto.EVP_DigestVerifyInit(context, 0, 0, 0, key));
        bool isGood = LibCrypto.EVP_DigestVerify(
            context, signature, (nuint)signature.Length, data, (nuint)data.Length) == 1;
        if (!isGood)
        {
            LibCrypto.ClearErrors();
        }

        return isGood;
    }
}
