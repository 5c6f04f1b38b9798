using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Certs.Core.Documents.Json;

/// <summary>
/// Canonical JSON text that is being written. Borrows its memory from the shared pool: dispose it.
/// </summary>
internal ref struct JsonBuffer : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (char)control), '"', '\\']);

    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    private byte[] _bytes;
    private int _length;

    /// <summary>Starts an empty text.</summary>
    /// <param name="capacity">The expected length in bytes.</param>
    public JsonBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>What is written so far; valid until the next write.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The number of bytes written so far.</summary>
    public readonly int Length => _length;

    /// <summary>A copy of what is written.</summary>
    public readonly byte[] ToArray() => Written.ToArray();

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    /// <summary>Forgets what is written.</summary>
    public void Clear() => _length = 0;

    /// <summary>Appends bytes as they are.</summary>
    public void Append(scoped ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    /// <summary>Appends an integer.</summary>
    /// <exception cref="DocumentFormatException">Its magnitude is 2^53 or more.</exception>
    public void AppendInteger(long value, string path)
    {
        if (value is > DocumentLimits.LargestNumber or < -DocumentLimits.LargestNumber)
        {
            throw new DocumentFormatException(FormatRule.IntegerOutOfRange, path);
        }

        value.TryFormat(Reserve(20), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Appends a quoted BASE64URL text of <paramref name="bytes"/>.</summary>
    public void AppendBase64Url(scoped ReadOnlySpan<byte> bytes)
    {
        Span<byte> free = Reserve(Base64UrlText.EncodedLength(bytes.Length) + 2);
        free[0] = (byte)'"';
        int written = Base64Url.EncodeToUtf8(bytes, free[1..]);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Appends a quoted text that holds nothing to escape.</summary>
    public void AppendQuoted(scoped ReadOnlySpan<byte> plain)
    {
        Span<byte> free = Reserve(plain.Length + 2);
        free[0] = (byte)'"';
        plain.CopyTo(free[1..]);
        free[plain.Length + 1] = (byte)'"';
        _length += plain.Length + 2;
    }

    /// <summary>Appends ASCII text as it is.</summary>
    public void AppendAscii(string text)
    {
        _length += Encoding.ASCII.GetBytes(text, Reserve(text.Length));
    }

    /// <summary>Appends a string in its canonical spelling.</summary>
    /// <exception cref="DocumentFormatException">The string is not allowed in a document.</exception>
    public void AppendString(scoped ReadOnlySpan<char> text, string path)
    {
        Append("\""u8);
        int start = _length;
        int escapeCount = 0;
        for (int next = text.IndexOfAny(Special); next >= 0; next = text.IndexOfAny(Special))
        {
            AppendText(text[..next], path);
            escapeCount += AppendEscape(text[next]);
            text = text[(next + 1)..];
        }

        AppendText(text, path);
        CheckText(Written[start..], escapeCount, path);
        Append("\""u8);
    }

    /// <summary>Appends a string that is there in UTF-8 in its canonical spelling.</summary>
    /// <exception cref="DocumentFormatException">The string is not allowed in a document.</exception>
    public void AppendString(scoped ReadOnlySpan<byte> utf8, string path)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new DocumentFormatException(FormatRule.InvalidUtf8, path);
        }

        CheckText(utf8, 0, path);
        Append("\""u8);
        for (int next = utf8.IndexOfAny(SpecialBytes); next >= 0; next = utf8.IndexOfAny(SpecialBytes))
        {
            Append(utf8[..next]);
            AppendEscape((char)utf8[next]);
            utf8 = utf8[(next + 1)..];
        }

        Append(utf8);
        Append("\""u8);
    }

    private static void CheckText(ReadOnlySpan<byte> text, int escapeCount, string path)
    {
        if (text.Length - escapeCount > DocumentLimits.StringBytes)
        {
            throw new DocumentFormatException(FormatRule.StringTooLong, path);
        }

        if (UnicodeRules.Violation(text) is { } broken)
        {
            throw new DocumentFormatException(broken, path);
        }
    }

    private void AppendText(scoped ReadOnlySpan<char> text, string path)
    {
        Span<byte> free = Reserve(text.Length * 3);
        if (Utf8.FromUtf16(
            text, free, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new DocumentFormatException(FormatRule.LoneSurrogate, path);
        }

        _length += written;
    }

    // Returns how many bytes more than the character itself the escape takes.
    private int AppendEscape(char special)
    {
        ReadOnlySpan<byte> shortest = special switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => default,
        };
        if (!shortest.IsEmpty)
        {
            Append(shortest);
            return 1;
        }

        Append(Encoding.ASCII.GetBytes($"\\u{(int)special:x4}"));
        return 5;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Grow(count);
        }

        return _bytes.AsSpan(_length);
    }

    private void Grow(int count)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + count));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
