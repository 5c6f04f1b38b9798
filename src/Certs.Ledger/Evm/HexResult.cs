using System.Buffers;

namespace Certs.Ledger.Evm;

/// <summary>Reads an answer whose result is hexadecimal data of any length, without holding all of it.</summary>
internal static class HexResult
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Copies the bytes that the first <c>"0x…"</c> of an answer stands for.</summary>
    /// <returns>
    /// The answer without those digits, for <see cref="JsonRpcReader"/> to judge; no more than its first 64 KiB when it has
    /// no such text.
    /// </returns>
    /// <exception cref="FormatException">An odd number of digits, another character, or much after the text.</exception>
    /// <exception cref="EndOfStreamException">The answer broke off.</exception>
    public static async Task<byte[]> CopyAsync(Stream answer, Stream destination, CancellationToken cancellationToken)
    {
        byte[] text = new byte[ChunkBytes];
        byte[] bytes = new byte[ChunkBytes / 2];
        int length = await answer.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        int start = text.AsSpan(0, length).IndexOf("\"0x"u8);
        if (start < 0)
        {
            return text[..length];
        }

        start += 3;
        byte[] envelope = text[..start];
        while (true)
        {
            int end = text.AsSpan(start, length - start).IndexOf((byte)'"');
            int digits = end < 0 ? length - start : end;
            int decoded = Decode(text.AsSpan(start, digits), bytes);
            await destination.WriteAsync(bytes.AsMemory(0, decoded), cancellationToken);
            if (end >= 0)
            {
                return decoded * 2 == digits
                    ? [.. envelope, .. await RestAsync(answer, text, start + end, length, cancellationToken)]
                    : throw new FormatException("Hexadecimal data has two digits a byte.");
            }

            // A digit whose byte is not whole waits for the next chunk.
            int left = digits - (decoded * 2);
            text.AsSpan(length - left, left).CopyTo(text);
            int read = await answer.ReadAsync(text.AsMemory(left), cancellationToken);
            (start, length) = read > 0 ? (0, left + read) : throw new EndOfStreamException("The answer broke off.");
        }
    }

    private static int Decode(ReadOnlySpan<byte> digits, Span<byte> bytes) =>
        Convert.FromHexString(digits, bytes, out _, out int decoded) != OperationStatus.InvalidData
            ? decoded
            : throw new FormatException("Hexadecimal data has no other characters.");

    private static async Task<byte[]> RestAsync(
        Stream answer, byte[] text, int start, int length, CancellationToken cancellationToken)
    {
        text.AsSpan(start, length - start).CopyTo(text);
        length -= start;
        length += await answer.ReadAtLeastAsync(
            text.AsMemory(length), text.Length - length, throwOnEndOfStream: false, cancellationToken);
        return length < text.Length ? text[..length] : throw new FormatException("Much comes after the data.");
    }
}
