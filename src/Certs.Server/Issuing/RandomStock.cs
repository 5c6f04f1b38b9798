using System.Security.Cryptography;

namespace Certs.Server.Issuing;

/// <summary>
/// Random bytes for salts, handles and serial numbers. Each thread draws 4 KiB at once from the system's generator, whose
/// price is the call and not the byte, and gives every byte away once.
/// </summary>
/// <remarks>
/// Not for keys and nonces, which are drawn where they are used. What is given away is wiped here, so that the memory of
/// a process says nothing about documents that it has let go of.
/// </remarks>
internal static class RandomStock
{
    private const int Size = 4096;

    [ThreadStatic]
    private static byte[]? _stock;

    [ThreadStatic]
    private static int _left;

    /// <summary>Fills <paramref name="destination"/>.</summary>
    public static void Fill(Span<byte> destination)
    {
        if (destination.Length > Size)
        {
            RandomNumberGenerator.Fill(destination);
            return;
        }

        byte[] stock = _stock ??= new byte[Size];
        if (_left < destination.Length)
        {
            RandomNumberGenerator.Fill(stock);
            _left = Size;
        }

        _left -= destination.Length;
        Span<byte> given = stock.AsSpan(_left, destination.Length);
        given.CopyTo(destination);
        given.Clear();
    }

    /// <summary>As many new bytes.</summary>
    public static byte[] Take(int count)
    {
        byte[] bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }
}
