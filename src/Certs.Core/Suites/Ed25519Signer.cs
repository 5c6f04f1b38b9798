using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>Makes Ed25519 signatures (RFC 8032 §5.1.6).</summary>
internal sealed class Ed25519Signer(KeyHandle key) : ISigner
{
    /// <inheritdoc />
    public int SignatureLength => 64;

    /// <inheritdoc />
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        nint context = MessageContext.Fresh();
        LibCryptoException.UnlessOne(LibCrypto.EVP_DigestSignInit(context, 0, 0, 0, key));
        nuint length = (nuint)SignatureLength;
        LibCryptoException.UnlessOne(
            LibCrypto.EVP_DigestSign(context, signature, ref length, data, (nuint)data.Length));
        MessageContext.Fresh();
    }

    /// <summary>Does nothing: the only native state is the key, which its owner frees.</summary>
    public void Dispose()
    {
    }
}
