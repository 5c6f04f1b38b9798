using Certs.Core.Suites.Native;

namespace Certs.Core.Suites;

/// <summary>
/// SHA-256 and SM3 over libcrypto. Any thread may call; each has its own reused working context, which makes
/// a short hash several times cheaper than <see
/// cref="System.Security.Cryptography.SHA256.HashData(byte[])"/>.
/// </summary>
/// <remarks>
/// The overloads with several parts hash them one after the other, without anything in between: who needs the
/// parts told apart gives them fixed lengths or separators.
/// </remarks>
public static class Hashing
{
    /// <summary>The length of a SHA-256 hash value in bytes.</summary>
    public const int Sha256Length = 32;

    /// <summary>The length of an SM3 hash value in bytes.</summary>
    public const int Sm3Length = 32;

    /// <summary>
    /// The SHA-256 hash value (FIPS 180-4 §6.2) of <paramref name="data"/>, in 32 new bytes.
    /// </summary>
    public static byte[] Sha256(ReadOnlySpan<byte> data)
    {
        byte[] value = new byte[Sha256Length];
        HashFunction.Sha256.Hash(data, value);
        return value;
    }

    /// <summary>Writes the SHA-256 hash value of <paramref name="data"/>.</summary>
    /// <param name="data">Any number of bytes, also none.</param>
    /// <param name="destination">Gets 32 bytes; may overlap <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sha256(ReadOnlySpan<byte> data, Span<byte> destination) =>
        HashFunction.Sha256.Hash(data, destination);

    /// <summary>Writes the SHA-256 hash value of two parts, one after the other.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sha256(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> destination) =>
        HashFunction.Sha256.Hash(first, second, [], destination);

    /// <summary>Writes the SHA-256 hash value of three parts, one after the other.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sha256(
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> third,
        Span<byte> destination) =>
        HashFunction.Sha256.Hash(first, second, third, destination);

    /// <summary>The SM3 hash value (GB/T 32905-2016) of <paramref name="data"/>, in 32 new bytes.</summary>
    public static byte[] Sm3(ReadOnlySpan<byte> data)
    {
        byte[] value = new byte[Sm3Length];
        HashFunction.Sm3.Hash(data, value);
        return value;
    }

    /// <summary>Writes the SM3 hash value of <paramref name="data"/>.</summary>
    /// <param name="data">Any number of bytes, also none.</param>
    /// <param name="destination">Gets 32 bytes; may overlap <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sm3(ReadOnlySpan<byte> data, Span<byte> destination) =>
        HashFunction.Sm3.Hash(data, destination);

    /// <summary>Writes the SM3 hash value of two parts, one after the other.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sm3(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<byte> destination) =>
        HashFunction.Sm3.Hash(first, second, [], destination);

    /// <summary>Writes the SM3 hash value of three parts, one after the other.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than 32 bytes.</exception>
    public static void Sm3(
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> third,
        Span<byte> destination) =>
        HashFunction.Sm3.Hash(first, second, third, destination);
}
