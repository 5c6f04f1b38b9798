namespace Certs.Server.Issuing;

/// <summary>Serial numbers (流水号) that nobody can guess and that come in the order of time.</summary>
internal static class SerialNumbers
{
    /// <summary>The length of a serial number made here.</summary>
    public const int Length = 22;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // 36^9 milliseconds reach into the year 5188. Whoever issues ten thousand a second writes all of them to the end of
    // the database's index; the 13 random digits are 67 bits (threat T27 asks for 64).
    private const int TimeDigits = 9;

    /// <summary>A new serial number: nine digits of the moment in milliseconds, thirteen random ones.</summary>
    public static string New(DateTimeOffset now) =>
        string.Create(Length, now.ToUnixTimeMilliseconds(), static (digits, milliseconds) =>
        {
            for (int i = TimeDigits - 1; i >= 0; i--)
            {
                digits[i] = Digits[(int)(milliseconds % 36)];
                milliseconds /= 36;
            }

            FillRandomly(digits[TimeDigits..]);
        });

    // A byte from 252 on would favour the first digits, and is left out.
    private static void FillRandomly(Span<char> digits)
    {
        const int fair = 252;
        Span<byte> random = stackalloc byte[2 * Length];
        int filled = 0;
        while (filled < digits.Length)
        {
            RandomStock.Fill(random);
            for (int i = 0; i < random.Length && filled < digits.Length; i++)
            {
                if (random[i] < fair)
                {
                    digits[filled++] = Digits[random[i] % Digits.Length];
                }
            }
        }
    }
}
