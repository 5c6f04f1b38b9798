using System.Globalization;
using Certs.Core.Numbers;

namespace Certs.Core.Types;

/// <summary>The rules behind the names of formats.</summary>
internal static class TextFormats
{
    /// <summary>Whether <paramref name="text"/> is spelled in the format.</summary>
    public static bool IsMatch(TextFormat format, ReadOnlySpan<char> text) => format switch
    {
        TextFormat.Date => IsDate(text),
        TextFormat.CreditCode => UnifiedSocialCreditCode.TryParse(text.ToString(), out _, out _),
        TextFormat.ResidentId => ResidentId.TryParse(text.ToString(), out _, out _),
    };

    // RFC 3339 §5.6, full-date.
    private static bool IsDate(ReadOnlySpan<char> text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _]
        && TryReadDigits(text[..4], out int year) && year >= 1
        && TryReadDigits(text[5..7], out int month) && month is >= 1 and <= 12
        && TryReadDigits(text[8..], out int day) && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool TryReadDigits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
