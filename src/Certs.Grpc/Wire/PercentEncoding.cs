using System.Buffers;
using System.Text;

namespace Grpc.Wire;

/// <summary>The text form of <c>grpc-message</c> (gRPC over HTTP/2, "Percent-Encoded").</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5f).Select(code =>
            (char)code).Where(c => c != '%')]);

    /// <summary>Writes a text as printable ASCII; other bytes of its UTF-8 form become %XX.</summary>
    internal static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        StringBuilder result = new(text.Length + 16);
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            _ = b is >= 0x20 and <= 0x7e and not (byte)'%'
                ? result.Append((char)b)
                : result.Append('%').Append(b.ToString("X2", null));
        }

        return result.ToString();
    }

    /// <summary>Reads a text back; what is not a correct %XX stays as it is, as the protocol
    /// demands.</summary>
    internal static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        byte[] source = Encoding.UTF8.GetBytes(text);
        List<byte> result = new(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length
                && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                result.Add((byte)((HexValue(source[i + 1]) << 4) | HexValue(source[i + 2])));
                i += 2;
            }
            else
            {
                result.Add(source[i]);
            }
        }

        return Encoding.UTF8.GetString([.. result]);
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
