using System.Security.Cryptography;

namespace Certs.Server.Issuing;

/// <summary>Serial numbers (流水号) that nobody can guess and that come in the order of time.</summary>
internal static class SerialNumbers
{
    /// <summary>The length of a serial number made here.</summary>
    public const int Length = 20;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // 36^7 seconds reach into the year 4453. The order keeps the database's index in one place; the 13 random digits
    // are 67 bits (threat T27 asks for 64).
    private const int TimeDigits = 7;

    /// <summary>A new serial number: seven digits of the moment in seconds, thirteen random ones.</summary>
    public static string New(DateTimeOffset now) =>
        string.Create(Length, now.ToUnixTimeSeconds(), static (digits, seconds) =>
        {
            for (int i = TimeDigits - 1; i >= 0; i--)
            {
                digits[i] = Digits[(int)(seconds % 36)];
                seconds /= 36;
            }

            FillRandomly(digits[TimeDigits..]);
        });

    // One call for many bytes: the generator's price is the call. A byte from 252 on would favour the first digits, and
    // is left out.
    private static void FillRandomly(Span<char> digits)
    {
        const int fair = 252;
        Span<byte> random = stackalloc byte[2 * Length];
        int filled = 0;
        while (filled < digits.Length)
        {
            RandomNumberGenerator.Fill(random);
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
