namespace Certs.Core.Suites.Native;

/// <summary>Sets contexts up for signing and verifying finished digests, and uses them.</summary>
internal static class KeyContexts
{
    /// <summary>A new context that verifies digests with <paramref name="key"/>.</summary>
    public static KeyContext ForVerifying(KeyHandle key)
    {
        KeyContext context = new(LibCrypto.EVP_PKEY_CTX_new(key, 0));
        LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_verify_init(context.Pointer));
        return context;
    }

    /// <summary>A new context that signs digests with <paramref name="key"/>.</summary>
    public static KeyContext ForSigning(KeyHandle key)
    {
        KeyContext context = new(LibCrypto.EVP_PKEY_CTX_new(key, 0));
        LibCryptoException.UnlessOne(LibCrypto.EVP_PKEY_sign_init(context.Pointer));
        return context;
    }

    /// <summary>
    /// Whether the private half of <paramref name="key"/> is in range and belongs to its public half.
    /// </summary>
    public static bool IsPair(KeyHandle key)
    {
        using KeyContext context = new(LibCrypto.EVP_PKEY_CTX_new(key, 0));
        bool isPair = LibCrypto.EVP_PKEY_private_check(context.Pointer) == 1
            && LibCrypto.EVP_PKEY_pairwise_check(context.Pointer) == 1;
        if (!isPair)
        {
            LibCrypto.ClearErrors();
        }

        return isPair;
    }

    /// <summary>
    /// Whether libcrypto says that the signature is good. Everything else it can say counts as bad: for some
    /// forgeries (a sum of points at infinity) it answers with a failure instead of a no.
    /// </summary>
    public static bool Verify(KeyContextPool pool, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> digest)
    {
        KeyContext context = pool.Rent();
        bool isGood = LibCrypto.EVP_PKEY_verify(
            context.Pointer, signature, (nuint)signature.Length, digest, (nuint)digest.Length) == 1;
        if (!isGood)
        {
            LibCrypto.ClearErrors();
        }

        pool.Return(context);
        return isGood;
    }

    /// <summary>Signs <paramref name="digest"/>.</summary>
    /// <returns>How many bytes of <paramref name="signature"/> were written.</returns>
    public static int Sign(KeyContextPool pool, ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        KeyContext context = pool.Rent();
        nuint length = (nuint)signature.Length;
        LibCryptoException.UnlessOne(
            LibCrypto.EVP_PKEY_sign(context.Pointer, signature, ref length, digest, (nuint)digest.Length));
        pool.Return(context);
        return checked((int)length);
    }
}
