namespace Certs.Core.Numbers;

/// <summary>Check characters of ISO/IEC 7064 (GB/T 17710-2008).</summary>
internal static class Iso7064
{
    /// <summary>The check character of the hybrid system MOD 37,36 for a text of 0-9 and A-Z.</summary>
    public static char Mod37_36(ReadOnlySpan<char> text)
    {
        int product = 36;
        foreach (char character in text)
        {
            int sum = (product + Alphabets.ValueOf(character)) % 36;
            product = 2 * (sum == 0 ? 36 : sum) % 37;
        }

        return Alphabets.Alphanumeric[(37 - product) % 36];
    }
}
