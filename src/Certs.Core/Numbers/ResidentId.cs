using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Certs.Core.Numbers;

/// <summary>
/// A resident identity number 公民身份号码, GB 11643-1999: region (6), date of birth (8), sequence (3), check
/// character (1).
/// </summary>
/// <remarks>
/// Personal data. There is no <see cref="object.ToString"/> that shows it, so that a log cannot by accident.
/// The number alone proves nothing: it is computed in seconds from a county and a date.
/// </remarks>
public sealed class ResidentId
{
    /// <summary>The number of characters, the check character included.</summary>
    public const int Length = 18;

    private const string CheckCharacters = "10X98765432";
    private const int BirthStart = 6;
    private const int BirthLength = 8;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentId(string value, Province province, DateOnly bornOn)
    {
        Value = value;
        Province = province;
        BornOn = bornOn;
    }

    /// <summary>The 18 characters.</summary>
    public string Value { get; }

    /// <summary>The province where the number was first given.</summary>
    public Province Province { get; }

    /// <summary>The date of birth. Whether it lies in the past is for the caller, who has a clock.</summary>
    public DateOnly BornOn { get; }

    /// <summary>Reads a number.</summary>
    /// <param name="text">17 digits and a digit or upper-case X.</param>
    /// <param name="number">The number; null when the answer is false.</param>
    /// <param name="broken">The first rule that is broken; null when the answer is true.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out ResidentId? number, [NotNullWhen(false)] out NumberRule? broken)
    {
        number = null;
        broken = FirstBroken(text, out Province? province, out DateOnly bornOn);
        if (broken is null)
        {
            number = new ResidentId(text, province!, bornOn);
        }

        return number is not null;
    }

    /// <summary>The name of the type; never the number.</summary>
    public override string ToString() => nameof(ResidentId);

    private static NumberRule? FirstBroken(string text, out Province? province, out DateOnly bornOn)
    {
        province = null;
        bornOn = default;
        if (text.Length != Length)
        {
            return NumberRule.Length;
        }

        ReadOnlySpan<char> body = text.AsSpan(0, Length - 1);
        if (!Alphabets.IsDigits(body) || !CheckCharacters.Contains(text[^1]))
        {
            return NumberRule.Alphabet;
        }

        if (!Province.TryFindByRegion(body, out province))
        {
            return NumberRule.Region;
        }

        ReadOnlySpan<char> birth = body.Slice(BirthStart, BirthLength);
        if (!DateOnly.TryParseExact(
            birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out bornOn))
        {
            return NumberRule.Date;
        }

        return CheckCharacter(body) == text[^1] ? null : NumberRule.CheckCharacter;
    }

    // GB 11643-1999 §4.4, which is ISO 7064 MOD 11-2.
    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            sum += (body[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }
}
