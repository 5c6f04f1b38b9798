using System.Security.Cryptography;

namespace Certs.Core.Suites.Native;

/// <summary>
/// libcrypto failed at something that cannot fail for the input it was given: memory, configuration, or a
/// defect of ours. Never the answer to a bad key or signature.
/// </summary>
internal sealed class LibCryptoException : CryptographicException
{
    private LibCryptoException(string operation)
        : base($"libcrypto failed: {operation}.")
    {
    }

    /// <summary>Returns <paramref name="pointer"/> unless it is 0.</summary>
    public static nint Unless(
        nint pointer,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(pointer))] string operation = "") =>
        pointer != 0 ? pointer : throw After(operation);

    /// <summary>Throws unless <paramref name="result"/> is 1, libcrypto's success.</summary>
    public static void UnlessOne(
        int result,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(result))] string operation = "")
    {
        if (result != 1)
        {
            throw After(operation);
        }
    }

    private static LibCryptoException After(string operation)
    {
        LibCrypto.ClearErrors();
        return new LibCryptoException(operation);
    }
}
