using System.Buffers;
using System.Globalization;
using Certs.Core.Numbers;

namespace Certs.Core.Types;

/// <summary>The rules behind the names of formats.</summary>
internal static class TextFormats
{
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-");

    /// <summary>Whether <paramref name="text"/> is spelled in the format.</summary>
    public static bool IsMatch(TextFormat format, ReadOnlySpan<char> text) => format switch
    {
        TextFormat.Date => IsDate(text),
        TextFormat.CreditCode => UnifiedSocialCreditCode.TryParse(text.ToString(), out _, out _),
        TextFormat.ResidentId => ResidentId.TryParse(text.ToString(), out _, out _),
    };

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10
        && text.IndexOfAnyExcept(DateCharacters) < 0
        && DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
