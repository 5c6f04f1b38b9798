using System.Runtime.ConstrainedExecution;

namespace Certs.Core.Suites.Native;

/// <summary>
/// Owns one <c>EVP_PKEY_CTX</c> that is set up for one operation with one key. One thread at a time.
/// </summary>
internal sealed class KeyContext : CriticalFinalizerObject, IDisposable
{
    private nint _context;

    /// <summary>Takes over <paramref name="context"/>.</summary>
    /// <exception cref="LibCryptoException">It is 0: libcrypto could not make it.</exception>
    public KeyContext(nint context) => _context = LibCryptoException.Unless(context);

    /// <summary>Frees the context when nobody disposed of it.</summary>
    ~KeyContext() => Free();

    /// <summary>The pointer to hand to libcrypto; valid until <see cref="Dispose"/>.</summary>
    public nint Pointer => _context;

    /// <inheritdoc />
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        nint context = Interlocked.Exchange(ref _context, 0);
        if (context != 0)
        {
            LibCrypto.EVP_PKEY_CTX_free(context);
        }
    }
}
