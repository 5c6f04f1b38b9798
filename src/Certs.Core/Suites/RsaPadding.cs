using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// Fixes the padding of an RSA suite in a context. Nothing of it comes from a document or a key.
/// </summary>
internal static class RsaPadding
{
    private const int Pkcs1 = 1;
    private const int Pss = 6;
    private const int SaltBytes = 32;

    /// <summary>
    /// Returns <paramref name="context"/> set to the padding and SHA-256 of <paramref name="suite"/>.
    /// </summary>
    public static KeyContext Set(Suite suite, KeyContext context)
    {
        bool isPss = suite == Suite.PS256;
        nint sha256 = HashFunction.Sha256.Pointer;
        LibCryptoException.UnlessOne(
            LibCrypto.EVP_PKEY_CTX_set_rsa_padding(context.Pointer, isPss ? Pss : Pkcs1));
        LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_CTX_set_signature_md(context.Pointer, sha256));
        if (isPss)
        {
            LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_CTX_set_rsa_mgf1_md(context.Pointer, sha256));
            LibCryptoException.UnlessOne(
                LibCrypto.EVP_PKEY_CTX_set_rsa_pss_saltlen(context.Pointer, SaltBytes));
        }

        return context;
    }
}
