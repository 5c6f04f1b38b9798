using System.Runtime.ConstrainedExecution;

namespace Certs.Core.Suites.Native;

/// <summary>Owns one <c>EVP_MD_CTX</c>. One thread at a time; reused for any number of hash values.</summary>
internal sealed class DigestContext : CriticalFinalizerObject
{
    private readonly nint _context = LibCryptoException.Unless(LibCrypto.EVP_MD_CTX_new());

    /// <summary>Frees the context together with the thread that owned it.</summary>
    ~DigestContext()
    {
        if (_context != 0)
        {
            LibCrypto.EVP_MD_CTX_free(_context);
        }
    }

    /// <summary>The pointer to hand to libcrypto.</summary>
    public nint Pointer => _context;

    /// <summary>Starts a hash value with <paramref name="digest"/>, an <c>EVP_MD</c>.</summary>
    public void Start(nint digest) =>
        LibCryptoException.UnlessOne(LibCrypto.EVP_DigestInit_ex(_context, digest, 0));

    /// <summary>Adds <paramref name="data"/>; nothing when it is empty.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (!data.IsEmpty)
        {
            LibCryptoException.UnlessOne(LibCrypto.EVP_DigestUpdate(_context, data, (nuint)data.Length));
        }
    }

    /// <summary>Writes the hash value; the destination must be long enough.</summary>
    public void Finish(Span<byte> destination) =>
        LibCryptoException.UnlessOne(LibCrypto.EVP_DigestFinal_ex(_context, destination, 0));
}
