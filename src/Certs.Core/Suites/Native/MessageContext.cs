namespace Certs.Core.Suites.Native;

/// <summary>
/// The thread's working context for suites that take the whole message, which is Ed25519 alone.
/// </summary>
internal static class MessageContext
{
    [ThreadStatic]
    private static DigestContext? _context;

    /// <summary>The thread's context, emptied: it holds no key and no data of an earlier call.</summary>
    public static nint Fresh()
    {
        DigestContext context = _context ??= new DigestContext();
        LibCryptoException.UnlessOne(LibCrypto.EVP_MD_CTX_reset(context.Pointer));
        return context.Pointer;
    }
}
