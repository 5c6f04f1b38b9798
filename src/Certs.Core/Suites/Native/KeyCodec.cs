namespace Certs.Core.Suites.Native;

/// <summary>Turns DER into keys of libcrypto and back.</summary>
internal static unsafe class KeyCodec
{
    /// <summary>Loads a SubjectPublicKeyInfo; an invalid handle when libcrypto does not take it.</summary>
    public static KeyHandle ReadPublic(ReadOnlySpan<byte> spki)
    {
        fixed (byte* start = spki)
        {
            byte* at = start;
            return Checked(LibCrypto.d2i_PUBKEY(0, &at, spki.Length));
        }
    }

    /// <summary>The SubjectPublicKeyInfo of the key, as libcrypto writes it.</summary>
    public static byte[] WritePublic(KeyHandle key)
    {
        int length = LibCrypto.i2d_PUBKEY(key, null);
        LibCryptoException.UnlessOne(length > 0 ? 1 : 0);
        byte[] der = new byte[length];
        fixed (byte* start = der)
        {
            byte* at = start;
            LibCryptoException.UnlessOne(LibCrypto.i2d_PUBKEY(key, &at) == der.Length ? 1 : 0);
        }

        return der;
    }

    /// <summary>
    /// Loads an unencrypted PKCS #8 key (RFC 5208 §5); an invalid handle when libcrypto does not take it or
    /// when bytes follow it.
    /// </summary>
    public static KeyHandle ReadPrivate(ReadOnlySpan<byte> pkcs8)
    {
        fixed (byte* start = pkcs8)
        {
            byte* at = start;
            nint info = LibCrypto.d2i_PKCS8_PRIV_KEY_INFO(0, &at, pkcs8.Length);
            if (info == 0 || at != start + pkcs8.Length)
            {
                LibCrypto.PKCS8_PRIV_KEY_INFO_free(info);
                return Checked(0);
            }

            nint key = LibCrypto.EVP_PKCS82PKEY(info);
            LibCrypto.PKCS8_PRIV_KEY_INFO_free(info);
            return Checked(key);
        }
    }

    /// <summary>The key as unencrypted PKCS #8.</summary>
    public static byte[] WritePrivate(KeyHandle key)
    {
        nint info = LibCryptoException.Unless(LibCrypto.EVP_PKEY2PKCS8(key));
        try
        {
            byte[] der = new byte[LibCrypto.i2d_PKCS8_PRIV_KEY_INFO(info, null)];
            fixed (byte* start = der)
            {
                byte* at = start;
                int written = LibCrypto.i2d_PKCS8_PRIV_KEY_INFO(info, &at);
                LibCryptoException.UnlessOne(written == der.Length ? 1 : 0);
            }

            return der;
        }
        finally
        {
            LibCrypto.PKCS8_PRIV_KEY_INFO_free(info);
        }
    }

    private static KeyHandle Checked(nint key)
    {
        if (key == 0)
        {
            LibCrypto.ClearErrors();
        }

        return new KeyHandle(key);
    }
}
