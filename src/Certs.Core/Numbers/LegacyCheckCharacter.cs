namespace Certs.Core.Numbers;

/// <summary>
/// The check character that a vendor's routine in circulation gives instead of MOD 37,36. Kept to recognise
/// licences that carry it, never to make new ones.
/// </summary>
/// <remarks>
/// It differs in three ways: a letter counts one more than its place (A is 11, Z is 36); a sum above 37 that
/// came from a letter is reduced by 37 before it is reduced by 36; and the result is taken one place too
/// early in the alphabet, so that it ranges over 1 to 36 instead of 0 to 35.
/// </remarks>
internal static class LegacyCheckCharacter
{
    /// <summary>The routine's check character for a text of 0-9 and A-Z.</summary>
    public static char Of(ReadOnlySpan<char> text)
    {
        int product = 36;
        foreach (char character in text)
        {
            int value = Alphabets.ValueOf(character);
            int sum = value < 10 ? product + value : LetterSum(product, value + 1);
            sum %= 36;
            product = 2 * (sum == 0 ? 36 : sum) % 37;
        }

        return Alphabets.Alphanumeric[36 - product];
    }

    private static int LetterSum(int product, int value) =>
        product + value > 37 ? (product + value) % 37 : product + value;
}
