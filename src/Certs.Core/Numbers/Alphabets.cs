namespace Certs.Core.Numbers;

/// <summary>The characters 0-9 and A-Z with the values 0 to 35, which several standards share.</summary>
internal static class Alphabets
{
    /// <summary>The characters in the order of their values.</summary>
    public const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Whether every character is one of 0-9 and A-Z; true for an empty text.</summary>
    public static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every character is a digit 0-9; true for an empty text.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The value of a character of the alphabet.</summary>
    public static int ValueOf(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
}
