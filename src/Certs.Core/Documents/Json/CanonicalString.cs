using System.Buffers;
using System.Text.Unicode;

namespace Certs.Core.Documents.Json;

/// <summary>
/// A JSON string in its RFC 8785 spelling (§3.2.2.2): only what must be escaped is, in the shortest way.
/// </summary>
internal static class CanonicalString
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    /// <summary>Reads the string whose opening quote is at <paramref name="position"/>.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="mostBytes">The longest text allowed, in bytes of UTF-8 with escapes resolved.</param>
    /// <param name="position">Goes behind the closing quote, or to where the broken rule was noticed.</param>
    /// <param name="text">The UTF-8 with escapes resolved.</param>
    /// <returns>The broken rule, or null.</returns>
    public static FormatRule? Read(
        ReadOnlySpan<byte> json, int mostBytes, scoped ref int position, out ReadOnlySpan<byte> text)
    {
        int start = position + 1;
        int length = json[start..].IndexOfAny(Special);
        if (length < 0)
        {
            position = json.Length;
            text = default;
            return FormatRule.NotJson;
        }

        position = start + length;
        text = json.Slice(start, length);
        if (json[position] != '"')
        {
            FormatRule? broken = ReadEscaped(json, start, ref position, out text);
            return broken ?? Violation(text, mostBytes);
        }

        position++;
        return Violation(text, mostBytes);
    }

    private static FormatRule? Violation(ReadOnlySpan<byte> text, int mostBytes)
    {
        if (text.Length > mostBytes)
        {
            return FormatRule.StringTooLong;
        }

        return Utf8.IsValid(text) ? UnicodeRules.Violation(text) : FormatRule.InvalidUtf8;
    }

    private static FormatRule? ReadEscaped(
        ReadOnlySpan<byte> json, int start, scoped ref int position, out ReadOnlySpan<byte> text)
    {
        text = default;
        ArrayBufferWriter<byte> plain = new();
        plain.Write(json[start..position]);
        while (position < json.Length && json[position] == '\\')
        {
            if (ReadEscape(json[position..], out int escapeLength) is not { } character)
            {
                return FormatRule.NotCanonical;
            }

            plain.Write([character]);
            position += escapeLength;
            int run = json[position..].IndexOfAny(Special);
            run = run < 0 ? json.Length - position : run;
            plain.Write(json.Slice(position, run));
            position += run;
        }

        if (position >= json.Length || json[position] != '"')
        {
            return FormatRule.NotJson;
        }

        position++;
        text = plain.WrittenSpan;
        return null;
    }

    // The character of the escape that the text starts with; null when the canonical form has no such escape.
    private static byte? ReadEscape(ReadOnlySpan<byte> text, out int length)
    {
        length = 2;
        switch (text.Length > 1 ? text[1] : (byte)0)
        {
            case (byte)'"':
                return (byte)'"';
            case (byte)'\\':
                return (byte)'\\';
            case (byte)'b':
                return (byte)'\b';
            case (byte)'t':
                return (byte)'\t';
            case (byte)'n':
                return (byte)'\n';
            case (byte)'f':
                return (byte)'\f';
            case (byte)'r':
                return (byte)'\r';
            case (byte)'u' when text.Length > 5:
                length = 6;
                return ReadControl(text[2..6]);
            default:
                return null;
        }
    }

    // Control characters that have no short escape are written \u00xx in lower case.
    private static byte? ReadControl(ReadOnlySpan<byte> digits)
    {
        if (!digits.StartsWith("00"u8) || digits[2] is not ((byte)'0' or (byte)'1'))
        {
            return null;
        }

        int low = "0123456789abcdef"u8.IndexOf(digits[3]);
        int value = ((digits[2] - '0') << 4) | low;
        return low < 0 || value is '\b' or '\t' or '\n' or '\f' or '\r' ? null : (byte)value;
    }
}
