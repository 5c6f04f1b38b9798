using System.Buffers;
using System.Buffers.Text;
using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>
/// A document as a row holds it: its long BASE64URL texts as the bytes that they stand for, so that a quarter less is
/// written, copied and read back. Unpacked it is the same, byte for byte.
/// </summary>
/// <remarks>
/// The mark 1; the document's length; then by turns a stretch that stands as it is, and one whose bytes are written in
/// BASE64URL when it is unpacked (RFC 4648 §5), each after its length, until the end. Lengths are unsigned LEB128. Only
/// whole groups of four characters are packed: for them there is exactly one spelling. Rows from before there was a packed
/// form hold the document itself, which begins with a brace.
/// </remarks>
internal static class PackedDocument
{
    private const byte Mark = 1;
    private const int GroupCharacters = 4;
    private const int GroupBytes = 3;
    private const int LengthBits = 7;
    private const int More = 1 << LengthBits;
    private const int LongestLength = 5;

    // Shorter texts are names of members; two lengths around them would cost what the packing gains.
    private const int ShortestText = 32;

    private static readonly SearchValues<byte> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>What is to be stored for a document.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> document)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(document.Length + 1 + (2 * LongestLength));
        buffer[0] = Mark;
        int written = 1 + WriteLength(buffer.AsSpan(1), document.Length);
        int plain = 0;
        for (int at = 0; at < document.Length;)
        {
            int length = document[at..].IndexOfAnyExcept(Base64UrlCharacters);
            length = length < 0 ? document.Length - at : length;
            if (length >= ShortestText)
            {
                int packed = length - (length % GroupCharacters);
                written += WritePlain(buffer.AsSpan(written), document[plain..at]);
                written += WriteBase64Url(buffer.AsSpan(written), document.Slice(at, packed));
                plain = at + packed;
            }

            at += length + 1;
        }

        written += plain < document.Length ? WritePlain(buffer.AsSpan(written), document[plain..]) : 0;
        byte[] stored = buffer.AsSpan(0, written).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return stored;
    }

    /// <summary>The document in a row; what was stored before there was a packed form is the document itself.</summary>
    /// <exception cref="StorageException">The row is damaged.</exception>
    public static byte[] Unpack(byte[] stored)
    {
        if (stored.Length == 0 || stored[0] != Mark)
        {
            return stored;
        }

        ReadOnlySpan<byte> rest = stored.AsSpan(1);
        byte[] document = new byte[ReadLength(ref rest, stored.Length * 2)];
        int written = 0;
        for (bool isPlain = true; !rest.IsEmpty; isPlain = !isPlain)
        {
            ReadOnlySpan<byte> part = Take(ref rest, ReadLength(ref rest, rest.Length));
            Span<byte> free = document.AsSpan(written);
            int length = isPlain ? part.Length : part.Length / GroupBytes * GroupCharacters;
            bool isWhole = length <= free.Length
                && (isPlain ? part.TryCopyTo(free) : Base64Url.EncodeToUtf8(part, free) == length);
            written += isWhole ? length : throw Damaged();
        }

        return written == document.Length ? document : throw Damaged();
    }

    /// <summary>The document in a column.</summary>
    /// <exception cref="StorageException">The row is damaged.</exception>
    public static byte[] GetDocument(this DbDataReader row, int column) => Unpack(row.GetBytes(column));

    private static int WritePlain(Span<byte> to, ReadOnlySpan<byte> part)
    {
        int before = WriteLength(to, part.Length);
        part.CopyTo(to[before..]);
        return before + part.Length;
    }

    private static int WriteBase64Url(Span<byte> to, ReadOnlySpan<byte> text)
    {
        int before = WriteLength(to, text.Length / GroupCharacters * GroupBytes);
        return before + Base64Url.DecodeFromUtf8(text, to[before..]);
    }

    private static int WriteLength(Span<byte> to, int length)
    {
        int count = 0;
        for (; length >= More; length >>= LengthBits)
        {
            to[count++] = (byte)((length % More) | More);
        }

        to[count++] = (byte)length;
        return count;
    }

    private static int ReadLength(ref ReadOnlySpan<byte> rest, int most)
    {
        long length = 0;
        for (int i = 0; i < LongestLength && i < rest.Length; i++)
        {
            length |= (long)(rest[i] % More) << (LengthBits * i);
            if (rest[i] < More)
            {
                rest = rest[(i + 1)..];
                return length <= most ? (int)length : throw Damaged();
            }
        }

        throw Damaged();
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int length)
    {
        ReadOnlySpan<byte> part = length <= rest.Length ? rest[..length] : throw Damaged();
        rest = rest[length..];
        return part;
    }

    private static StorageException Damaged() =>
        new("A stored document is damaged: its packed form does not end as it says.");
}
