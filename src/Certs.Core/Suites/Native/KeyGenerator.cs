namespace Certs.Core.Suites.Native;

/// <summary>Makes random private keys.</summary>
internal static class KeyGenerator
{
    private const int RsaBits = 3072;

    /// <summary>A new key for <paramref name="suite"/>; RSA gets 3072 bits and the exponent 65537.</summary>
    public static KeyHandle Generate(Suite suite)
    {
        using KeyContext context = new(
            LibCrypto.EVP_PKEY_CTX_new_from_name(0, KeyTypes.NativeType(suite), null));
        LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_keygen_init(context.Pointer));
        if (KeyTypes.CurveOf(suite) is { } curve)
        {
            LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_CTX_set_group_name(context.Pointer, curve.Name));
        }
        else if (suite is Suite.PS256 or Suite.RS256)
        {
            LibCryptoException.UnlessOne(
                LibCrypto.EVP_PKEY_CTX_set_rsa_keygen_bits(context.Pointer, RsaBits));
        }

        nint key = 0;
        LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_generate(context.Pointer, ref key));
        return new KeyHandle(LibCryptoException.Unless(key));
    }
}
