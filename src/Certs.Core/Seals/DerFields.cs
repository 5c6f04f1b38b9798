using System.Buffers;
using System.Formats.Asn1;
using System.Globalization;

namespace Certs.Core.Seals;

/// <summary>Reads single DER values with limits. Times are UTC with whole seconds.</summary>
internal static class DerFields
{
    // The year from which a UTCTime counts as 19xx: RFC 5280 §4.1.2.5.1.
    private const int LastTwoDigitYear = 2049;

    private static readonly SearchValues<char> Printable =
        SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(one => (char)one).ToArray());

    /// <summary>An OCTET STRING.</summary>
    public static byte[] Octets(this AsnReader reader, int limit, string place) =>
        Limited(reader.ReadOctetString(), limit, place);

    /// <summary>A BIT STRING of whole bytes.</summary>
    public static byte[] Bits(this AsnReader reader, int limit, string place)
    {
        byte[] bytes = reader.ReadBitString(out int unusedBits);
        return unusedBits == 0
            ? Limited(bytes, limit, place)
            : throw new SealFormatException(SealFormatRule.Malformed, place);
    }

    /// <summary>
    /// A BIT STRING, or the OCTET STRING that some makers of the first generation write instead.
    /// </summary>
    public static byte[] BitsOrOctets(this AsnReader reader, int limit, string place) =>
        reader.PeekTag() == Asn1Tag.PrimitiveOctetString
            ? reader.Octets(limit, place)
            : reader.Bits(limit, place);

    /// <summary>
    /// A text of visible ASCII; other characters have no place in it and might fool a reader.
    /// </summary>
    public static string Ascii(this AsnReader reader, UniversalTagNumber type, string place)
    {
        string text = reader.ReadCharacterString(type);
        return text.Length > SealLimits.Text ? throw new SealFormatException(SealFormatRule.TooLarge, place)
            : text.AsSpan().IndexOfAnyExcept(Printable) >= 0
                ? throw new SealFormatException(SealFormatRule.Malformed, place)
                : text;
    }

    /// <summary>A UTF8String without control or format characters.</summary>
    public static string Utf8(this AsnReader reader, string place)
    {
        string text = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
        return text.Length > SealLimits.Text ? throw new SealFormatException(SealFormatRule.TooLarge, place)
            : text.Any(IsUnfit) ? throw new SealFormatException(SealFormatRule.Malformed, place)
            : text;
    }

    /// <summary>A small INTEGER, 0 to 2^31 - 1.</summary>
    public static int Number(this AsnReader reader, string place) =>
        reader.TryReadInt32(out int value) && value >= 0
            ? value
            : throw new SealFormatException(SealFormatRule.Malformed, place);

    /// <summary>A UTCTime or a GeneralizedTime, whichever stands there.</summary>
    public static DateTimeOffset Time(this AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime
            ? reader.ReadUtcTime(LastTwoDigitYear)
            : reader.ReadGeneralizedTime();

    /// <summary>What is left must be nothing.</summary>
    public static void End(this AsnReader reader, string place)
    {
        if (reader.HasData)
        {
            throw new SealFormatException(SealFormatRule.Malformed, place);
        }
    }

    private static bool IsUnfit(char one) =>
        char.GetUnicodeCategory(one) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static byte[] Limited(byte[] bytes, int limit, string place) =>
        bytes.Length <= limit ? bytes : throw new SealFormatException(SealFormatRule.TooLarge, place);
}
