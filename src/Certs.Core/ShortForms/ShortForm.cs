using System.Text;
using Certs.Core.Bundles;
using Certs.Core.Documents;

namespace Certs.Core.ShortForms;

/// <summary>
/// The short form of a bundle: a copy of the document and the word of provinces on its anchor and status, small enough for
/// one QR code (<c>docs/bundle-format.md</c>, section 8).
/// </summary>
public static class ShortForm
{
    /// <summary>What the text starts with; the digit is the version.</summary>
    public const string Prefix = "CERTS1:";

    /// <summary>The most bytes, before BASE45, that are put into one QR code.</summary>
    public const int MostBytes = 1_400;

    /// <summary>The most bytes that are read: what a larger code or a file could hold.</summary>
    internal const int MostRead = 8_192;

    /// <summary>True when bytes start as the text of a short form does.</summary>
    public static bool IsShortForm(ReadOnlySpan<byte> utf8) => utf8.StartsWith("CERTS1:"u8);

    /// <summary>Writes the text.</summary>
    /// <param name="bundle">A document that leads to a root, with the word of provinces.</param>
    /// <returns>Characters of a QR code's alphanumeric mode only.</returns>
    /// <exception cref="ShortFormException">The document has no short form, or what came of it is too large.</exception>
    public static string Write(Bundle bundle)
    {
        byte[] bytes = ShortFormWriter.Write(bundle);
        return bytes.Length <= MostBytes
            ? Prefix + Base45.Encode(bytes)
            : throw new ShortFormException(
                bytes.Length, $"It takes {bytes.Length} bytes; a QR code of this form holds {MostBytes}.");
    }

    /// <summary>How many bytes the short form takes, whether they fit or not.</summary>
    /// <exception cref="ShortFormException">The document has no short form.</exception>
    public static int SizeOf(Bundle bundle) => ShortFormWriter.Write(bundle).Length;

    /// <summary>Reads the text. What it proves is not looked at.</summary>
    /// <param name="utf8">The text; a line end after it is passed over.</param>
    /// <returns>The document's file with the word of provinces on it.</returns>
    /// <exception cref="DocumentFormatException">With the broken rule and the place.</exception>
    public static Bundle Read(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.TrimEnd("\r\n"u8);
        if (!IsShortForm(text))
        {
            throw new DocumentFormatException(FormatRule.UnknownVersion, "short form");
        }

        if (text.Length > Prefix.Length + (MostRead / 2 * 3))
        {
            throw new DocumentFormatException(FormatRule.TooLarge, "short form");
        }

        // Latin-1, so that no byte is lost: what is not of the alphabet is refused there.
        byte[] bytes = Base45.Decode(Encoding.Latin1.GetString(text[Prefix.Length..]))
            ?? throw new DocumentFormatException(FormatRule.BadValue, "short form");
        return ShortFormReader.Read(bytes);
    }
}
