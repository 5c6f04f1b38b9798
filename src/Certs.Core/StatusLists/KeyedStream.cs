using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Certs.Core.StatusLists;

/// <summary>Numbers that look random to everybody without the secret, and are the same each time for whoever has it.</summary>
internal static class KeyedStream
{
    private const int BlockBytes = 16;

    /// <summary>The first numbers of a stream: AES-256 in counter mode (NIST SP 800-38A §6.5) under a key of its own.</summary>
    /// <param name="secret">32 bytes.</param>
    /// <param name="purpose">What the numbers are for; each purpose has its own stream.</param>
    /// <param name="count">How many; even.</param>
    public static ulong[] Numbers(ReadOnlySpan<byte> secret, string purpose, int count)
    {
        byte[] counters = new byte[count * sizeof(ulong)];
        for (int block = 0; block < counters.Length / BlockBytes; block++)
        {
            BinaryPrimitives.WriteInt64BigEndian(counters.AsSpan((block * BlockBytes) + 8), block);
        }

        using Aes cipher = Aes.Create();
        cipher.Key = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("certs/status-list/" + purpose));
        byte[] stream = cipher.EncryptEcb(counters, PaddingMode.None);
        ulong[] numbers = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt64BigEndian(stream.AsSpan(i * sizeof(ulong)));
        }

        return numbers;
    }
}
