using System.Globalization;
using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;

namespace Certs.Core.ShortForms;

/// <summary>
/// Texts of a short form: UTF-8, or UTF-16 where that is shorter, as for Chinese. The number before a text is twice its
/// length in bytes of UTF-8, or twice its length in units of UTF-16 and one more.
/// </summary>
internal static class ShortText
{
    private const int MostUnits = ShortForm.MostRead;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding StrictUtf16 = new(true, false, throwOnInvalidBytes: true);

    /// <summary>Writes a text in the shorter spelling.</summary>
    public static void Write(BundleOutput output, string text)
    {
        byte[] utf8 = StrictUtf8.GetBytes(text);
        if (utf8.Length <= 2 * text.Length)
        {
            output.Number(2 * utf8.Length);
            output.Raw(utf8);
            return;
        }

        output.Number((2 * text.Length) + 1);
        output.Raw(StrictUtf16.GetBytes(text));
    }

    /// <summary>Reads a text of either spelling.</summary>
    public static string Read(BundleInput input)
    {
        int number = input.Number((2 * MostUnits) + 1);
        bool isUtf16 = number % 2 == 1;
        ReadOnlyMemory<byte> bytes = input.Raw(isUtf16 ? number / 2 * 2 : number / 2);
        try
        {
            return (isUtf16 ? (Encoding)StrictUtf16 : StrictUtf8).GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw input.Refuse(FormatRule.InvalidUtf8);
        }
    }

    /// <summary>The text as a JSON string in its RFC 8785 spelling. Its characters are not judged here.</summary>
    public static string Quote(string text)
    {
        StringBuilder json = new("\"", text.Length + 16);
        foreach (char one in text)
        {
            json.Append(one switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}"),
                _ => one.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
