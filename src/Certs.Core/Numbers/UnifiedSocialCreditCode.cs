using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Certs.Core.Numbers;

/// <summary>
/// A unified social credit code 统一社会信用代码, GB 32100-2015: department (1), category (1), region (6),
/// organisation code (9), check character (1).
/// </summary>
/// <remarks>
/// Departments are 1 to 9, A, N and Y: those of 2015 (1, 5, 9, Y) and those added since. A region that starts
/// with 10 belongs to the central authorities and to no province.
/// </remarks>
public sealed record UnifiedSocialCreditCode
{
    /// <summary>The number of characters, the check character included.</summary>
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Departments = "123456789ANY";
    private const string CentralRegion = "10";
    private const int RegionStart = 2;
    private const int RegionLength = 6;
    private const int OrganisationStart = RegionStart + RegionLength;

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    private static ReadOnlySpan<byte> Weights =>
        [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private UnifiedSocialCreditCode(string value) => Value = value;

    /// <summary>The 18 characters.</summary>
    public string Value { get; }

    /// <summary>The six digits of the registering authority's region, GB/T 2260.</summary>
    public string Region => Value.Substring(RegionStart, RegionLength);

    /// <summary>The organisation code inside, nine characters, GB 11714-1997.</summary>
    public string Organisation => Value.Substring(OrganisationStart, OrganisationCode.Length);

    /// <summary>The province of the registering authority; null for a central authority.</summary>
    public Province? Province => Province.TryFindByRegion(Region, out Province? found) ? found : null;

    /// <summary>Reads a code.</summary>
    /// <param name="text">18 characters in upper case.</param>
    /// <param name="code">The code; null when the answer is false.</param>
    /// <param name="broken">The first rule that is broken; null when the answer is true.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out UnifiedSocialCreditCode? code,
        [NotNullWhen(false)] out NumberRule? broken)
    {
        broken = FirstBroken(text);
        code = broken is null ? new UnifiedSocialCreditCode(text) : null;
        return code is not null;
    }

    /// <summary>Makes a code by adding both check characters.</summary>
    /// <param name="department">The registering department, for example 1 or 9.</param>
    /// <param name="category">The category, one character of the alphabet.</param>
    /// <param name="region">Six digits, GB/T 2260.</param>
    /// <param name="organisationBody">
    /// The organisation code without its check character, eight characters.
    /// </param>
    /// <exception cref="ArgumentException">A part breaks its rule; the message names it.</exception>
    public static UnifiedSocialCreditCode Create(
        char department, char category, string region, string organisationBody)
    {
        string body = $"{department}{category}{region}{OrganisationCode.Create(organisationBody)}";
        string text = body.Length == Length - 1 && IsInAlphabet(body) ? body + CheckCharacter(body) : body;
        return TryParse(text, out UnifiedSocialCreditCode? code, out NumberRule? broken)
            ? code
            : throw new ArgumentException($"No unified social credit code: {broken}.", nameof(region));
    }

    /// <summary>The 18 characters.</summary>
    public override string ToString() => Value;

    private static NumberRule? FirstBroken(string text)
    {
        if (text.Length != Length)
        {
            return NumberRule.Length;
        }

        ReadOnlySpan<char> region = text.AsSpan(RegionStart, RegionLength);
        if (!IsInAlphabet(text) || !Alphabets.IsDigits(region))
        {
            return NumberRule.Alphabet;
        }

        if (!Departments.Contains(text[0]))
        {
            return NumberRule.Department;
        }

        if (!region.StartsWith(CentralRegion) && !Province.TryFindByRegion(region, out _))
        {
            return NumberRule.Region;
        }

        string organisation = text.Substring(OrganisationStart, OrganisationCode.Length);
        if (!OrganisationCode.TryParse(organisation, out _, out _))
        {
            return NumberRule.OrganisationCode;
        }

        return CheckCharacter(text.AsSpan(0, Length - 1)) == text[^1] ? null : NumberRule.CheckCharacter;
    }

    private static bool IsInAlphabet(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Characters);

    // GB 32100-2015 §5: C18 = 31 - MOD(sum of Ci × Wi, 31), with 31 standing for 0.
    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            sum += Alphabet.IndexOf(body[i]) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
