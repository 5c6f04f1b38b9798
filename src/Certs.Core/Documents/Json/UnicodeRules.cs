using System.Text;

namespace Certs.Core.Documents.Json;

/// <summary>
/// The rules for the characters of a string: no noncharacters (RFC 7493 §2.1), Normalization Form C (UAX
/// #15).
/// </summary>
internal static class UnicodeRules
{
    static UnicodeRules()
    {
        // Without ICU every string counts as normalised, and the rule would pass in silence.
        if ("A\u030a".IsNormalized(NormalizationForm.FormC))
        {
            throw new PlatformNotSupportedException(
                "Unicode data is missing: InvariantGlobalization must be off.");
        }
    }

    /// <summary>The rule that a string breaks, or null. The text must be valid UTF-8.</summary>
    public static FormatRule? Violation(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return null;
        }

        bool isPlain = true;
        for (ReadOnlySpan<byte> rest = utf8; !rest.IsEmpty;)
        {
            if (CommonLength(rest) is var common and > 0)
            {
                rest = rest[common..];
                continue;
            }

            Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
            int point = rune.Value;
            if ((point & 0xfffe) == 0xfffe || point is >= 0xfdd0 and <= 0xfdef)
            {
                return FormatRule.Noncharacter;
            }

            isPlain &= IsPlain(point);
            rest = rest[length..];
        }

        return isPlain || Encoding.UTF8.GetString(utf8).IsNormalized(NormalizationForm.FormC)
            ? null
            : FormatRule.NotNfc;
    }

    // How many bytes of ASCII and of the ideographs U+5000 to U+9FFF come next: almost every text here is of these alone,
    // and none of them breaks a rule.
    private static int CommonLength(ReadOnlySpan<byte> utf8)
    {
        int length = 0;
        while (length < utf8.Length)
        {
            byte lead = utf8[length];
            if (lead >= 0x80 && lead is < 0xe5 or > 0xe9)
            {
                break;
            }

            length += lead < 0x80 ? 1 : 3;
        }

        return length;
    }

    /// <summary>
    /// True for blocks whose characters are all starters with the property NFC_Quick_Check=Yes, so that a
    /// text of them alone is in form C (UAX #15 §9): Latin, CJK ideographs, CJK punctuation, full-width
    /// forms.
    /// </summary>
    internal static bool IsPlain(int point) =>
        point is < 0x300
            or >= 0x4e00 and <= 0x9fff
            or >= 0x3000 and <= 0x3029
            or >= 0xff00 and <= 0xffef
            or >= 0x2010 and <= 0x2027;
}
