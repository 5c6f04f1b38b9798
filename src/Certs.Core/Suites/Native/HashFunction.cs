namespace Certs.Core.Suites.Native;

/// <summary>
/// A hash function of libcrypto, looked up once for the life of the process. Each thread has one working
/// context for each function and reuses it, since setting one up costs more than hashing a field.
/// </summary>
internal sealed class HashFunction
{
    [ThreadStatic]
    private static DigestContext?[]? _contexts;

    private readonly int _number;

    private HashFunction(int number, string name, int lengthBytes)
    {
        _number = number;
        LengthBytes = lengthBytes;
        Pointer = LibCryptoException.Unless(LibCrypto.EVP_MD_fetch(0, name, null));
    }

    /// <summary>SHA-256, FIPS 180-4 §6.2.</summary>
    public static HashFunction Sha256 { get; } = new(0, "SHA256", 32);

    /// <summary>SHA-384, FIPS 180-4 §6.5.</summary>
    public static HashFunction Sha384 { get; } = new(1, "SHA384", 48);

    /// <summary>SM3, GB/T 32905-2016.</summary>
    public static HashFunction Sm3 { get; } = new(2, "SM3", 32);

    /// <summary>The length of a hash value in bytes.</summary>
    public int LengthBytes { get; }

    /// <summary>The <c>EVP_MD</c>; lives as long as the process.</summary>
    public nint Pointer { get; }

    /// <summary>
    /// Starts a hash value on this thread's context, which the caller must finish before any other.
    /// </summary>
    public DigestContext Start()
    {
        DigestContext context = (_contexts ??= new DigestContext?[3])[_number] ??= new DigestContext();
        context.Start(Pointer);
        return context;
    }

    /// <summary>Writes the hash value of <paramref name="data"/>.</summary>
    /// <exception cref="ArgumentException">The destination is too short; nothing is written.</exception>
    public void Hash(ReadOnlySpan<byte> data, Span<byte> destination) => Hash(data, [], [], destination);

    /// <summary>Writes the hash value of the three parts, one after the other.</summary>
    /// <exception cref="ArgumentException">The destination is too short; nothing is written.</exception>
    public void Hash(
        ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, Span<byte> destination)
    {
        if (destination.Length < LengthBytes)
        {
            throw new ArgumentException($"The hash value has {LengthBytes} bytes.", nameof(destination));
        }

        DigestContext context = Start();
        context.Append(first);
        context.Append(second);
        context.Append(third);
        context.Finish(destination);
    }
}
