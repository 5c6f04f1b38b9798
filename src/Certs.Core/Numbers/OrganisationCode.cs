using System.Diagnostics.CodeAnalysis;

namespace Certs.Core.Numbers;

/// <summary>
/// The code of an organisation, GB 11714-1997: eight characters of <c>0-9A-Z</c> and a check character.
/// Written here without the hyphen that printed codes have before the last.
/// </summary>
public sealed record OrganisationCode
{
    /// <summary>The number of characters, the check character included.</summary>
    public const int Length = 9;

    private static ReadOnlySpan<byte> Weights => [3, 7, 9, 10, 5, 8, 4, 2];

    private OrganisationCode(string value) => Value = value;

    /// <summary>The nine characters.</summary>
    public string Value { get; }

    /// <summary>Reads a code.</summary>
    /// <param name="text">Nine characters in upper case; a hyphen before the last is passed over.</param>
    /// <param name="code">The code; null when the answer is false.</param>
    /// <param name="broken">The first rule that is broken; null when the answer is true.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out OrganisationCode? code,
        [NotNullWhen(false)] out NumberRule? broken)
    {
        bool isPrinted = text.Length == Length + 1 && text[Length - 1] == '-';
        string plain = isPrinted ? text.Remove(Length - 1, 1) : text;
        broken = FirstBroken(plain);
        code = broken is null ? new OrganisationCode(plain) : null;
        return code is not null;
    }

    /// <summary>Makes a code by adding the check character to eight characters of <c>0-9A-Z</c>.</summary>
    /// <exception cref="ArgumentException">They are not eight, or not of that alphabet.</exception>
    public static OrganisationCode Create(string body) =>
        body.Length == Length - 1 && Alphabets.IsAlphanumeric(body)
            ? new OrganisationCode(body + CheckCharacter(body))
            : throw new ArgumentException("Eight characters of 0-9 and A-Z.", nameof(body));

    /// <summary>The nine characters.</summary>
    public override string ToString() => Value;

    private static NumberRule? FirstBroken(string text)
    {
        if (text.Length != Length)
        {
            return NumberRule.Length;
        }

        if (!Alphabets.IsAlphanumeric(text))
        {
            return NumberRule.Alphabet;
        }

        return CheckCharacter(text.AsSpan(0, Length - 1)) == text[^1] ? null : NumberRule.CheckCharacter;
    }

    // GB 11714-1997: C9 = 11 - MOD(sum of Ci × Wi, 11), with 10 written X and 11 written 0.
    private static char CheckCharacter(ReadOnlySpan<char> body)
    {
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            sum += Alphabets.ValueOf(body[i]) * Weights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            int digit => (char)('0' + digit),
        };
    }
}
