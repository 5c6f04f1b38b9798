namespace Certs.Core.Evm;

/// <summary>
/// Recursive length prefix, the encoding of transactions and headers (yellow paper, appendix B).
/// </summary>
/// <remarks>
/// Reading is strict: there is exactly one encoding of an item, so whatever is read writes back byte for
/// byte. Shorter forms not used, lengths with leading zeros, lengths past the end and bytes after the end are
/// refused.
/// </remarks>
public static class Rlp
{
    private const int ShortLimit = 55;
    private const byte StringBase = 0x80;
    private const byte ListBase = 0xc0;
    private const int MaximumDepth = 64;

    /// <summary>The encoding of <paramref name="item"/>.</summary>
    public static byte[] Encode(RlpItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        byte[] encoded = new byte[EncodedLength(item)];
        int written = Write(item, encoded);
        return written == encoded.Length
            ? encoded
            : throw new InvalidOperationException("RLP length mismatch.");
    }

    /// <summary>Reads the one item that <paramref name="data"/> is.</summary>
    /// <exception cref="RlpException">
    /// Not the encoding of one item, bytes after it, or lists nested over 64 deep.
    /// </exception>
    public static RlpItem Decode(ReadOnlySpan<byte> data)
    {
        RlpItem item = Read(ref data, depth: 0);
        return data.IsEmpty ? item : throw new RlpException($"{data.Length} bytes follow the item.");
    }

    private static int EncodedLength(RlpItem item)
    {
        if (!item.IsList && item.Value is [< StringBase])
        {
            return 1;
        }

        int content = ContentLength(item);
        return 1 + (content <= ShortLimit ? 0 : LengthOfLength(content)) + content;
    }

    private static int ContentLength(RlpItem item) =>
        item.IsList ? item.Items.Sum(EncodedLength) : item.Value.Length;

    private static int LengthOfLength(int length) => length switch
    {
        <= 0xff => 1,
        <= 0xffff => 2,
        <= 0xffffff => 3,
        _ => 4,
    };

    private static int Write(RlpItem item, Span<byte> target)
    {
        if (!item.IsList && item.Value is [< StringBase])
        {
            target[0] = item.Value[0];
            return 1;
        }

        int at = WriteHead(item.IsList ? ListBase : StringBase, ContentLength(item), target);
        if (!item.IsList)
        {
            item.Value.CopyTo(target[at..]);
            return at + item.Value.Length;
        }

        foreach (RlpItem child in item.Items)
        {
            at += Write(child, target[at..]);
        }

        return at;
    }

    private static int WriteHead(byte start, int length, Span<byte> target)
    {
        if (length <= ShortLimit)
        {
            target[0] = (byte)(start + length);
            return 1;
        }

        int lengthBytes = LengthOfLength(length);
        target[0] = (byte)(start + ShortLimit + lengthBytes);
        for (int i = lengthBytes; i > 0; i--)
        {
            target[i] = (byte)(length & 0xff);
            length >>= 8;
        }

        return 1 + lengthBytes;
    }

    private static RlpItem Read(ref ReadOnlySpan<byte> data, int depth)
    {
        if (data.IsEmpty)
        {
            throw new RlpException("An item is missing.");
        }

        byte first = data[0];
        if (first < StringBase)
        {
            data = data[1..];
            return RlpItem.Bytes([first]);
        }

        byte start = first < ListBase ? StringBase : ListBase;
        int length = ReadHead(ref data, start);
        ReadOnlySpan<byte> content = data[..length];
        data = data[length..];
        return start == ListBase ? ReadList(content, depth + 1) : ReadString(content);
    }

    private static RlpItem ReadString(ReadOnlySpan<byte> content) => content is not [< StringBase]
        ? RlpItem.Bytes(content.ToArray())
        : throw new RlpException("A single byte below 0x80 stands for itself.");

    private static RlpItem ReadList(ReadOnlySpan<byte> content, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new RlpException($"Lists are nested more than {MaximumDepth} deep.");
        }

        List<RlpItem> items = [];
        while (!content.IsEmpty)
        {
            items.Add(Read(ref content, depth));
        }

        return RlpItem.List(items);
    }

    private static int ReadHead(ref ReadOnlySpan<byte> data, byte start)
    {
        int code = data[0] - start;
        data = data[1..];
        int length = code <= ShortLimit ? code : ReadLongLength(ref data, code - ShortLimit);
        return length <= data.Length
            ? length
            : throw new RlpException($"{length} bytes are announced, {data.Length} are there.");
    }

    private static int ReadLongLength(ref ReadOnlySpan<byte> data, int lengthBytes)
    {
        if (lengthBytes > data.Length || data[0] == 0)
        {
            throw new RlpException("A length is cut off or has a leading zero.");
        }

        ulong length = 0;
        foreach (byte digit in data[..lengthBytes])
        {
            length = (length << 8) | digit;
        }

        data = data[lengthBytes..];
        return length is > ShortLimit and <= int.MaxValue
            ? (int)length
            : throw new RlpException("A length is too large, or small enough for the short form.");
    }
}
