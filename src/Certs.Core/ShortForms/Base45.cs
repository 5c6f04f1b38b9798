namespace Certs.Core.ShortForms;

/// <summary>Bytes as the characters of a QR code's alphanumeric mode (RFC 9285): two bytes in three.</summary>
internal static class Base45
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>The text of bytes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[(bytes.Length / 2 * 3) + (bytes.Length % 2 * 2)];
        int at = 0;
        for (int i = 0; i < bytes.Length; i += 2)
        {
            bool isPair = i + 1 < bytes.Length;
            int value = isPair ? (bytes[i] << 8) | bytes[i + 1] : bytes[i];
            text[at++] = Digits[value % 45];
            text[at++] = Digits[value / 45 % 45];
            if (isPair)
            {
                text[at++] = Digits[value / 45 / 45];
            }
        }

        return new string(text);
    }

    /// <summary>The bytes of a text; null: no bytes have it (RFC 9285 §4.4).</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 3 == 1)
        {
            return null;
        }

        byte[] bytes = new byte[(text.Length / 3 * 2) + (text.Length % 3 / 2)];
        for (int at = 0, i = 0; at < text.Length; at += 3)
        {
            ReadOnlySpan<char> digits = text.Slice(at, Math.Min(3, text.Length - at));
            int value = ValueOf(digits);
            if (value < 0 || value > (digits.Length == 3 ? ushort.MaxValue : byte.MaxValue))
            {
                return null;
            }

            if (digits.Length == 3)
            {
                bytes[i++] = (byte)(value >> 8);
            }

            bytes[i++] = (byte)(value & 0xff);
        }

        return bytes;
    }

    // Low digit first; negative: one is no digit.
    private static int ValueOf(ReadOnlySpan<char> digits)
    {
        int value = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int digit = Digits.IndexOf(digits[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return -1;
            }

            value = (value * 45) + digit;
        }

        return value;
    }
}
