using System.Globalization;
using System.Numerics;

namespace Certs.Core.Evm;

/// <summary>
/// The two hexadecimal forms of the Ethereum JSON-RPC: data (<c>0x00ff</c>) and quantities (<c>0xff</c>).
/// </summary>
public static class HexBytes
{
    private const string Prefix = "0x";

    /// <summary><c>0x</c> and two lower-case digits a byte; <c>0x</c> for none.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Prefix + Convert.ToHexStringLower(bytes);

    /// <summary>Reads <c>0x</c> and an even number of digits of either case.</summary>
    /// <exception cref="FormatException">
    /// No <c>0x</c>, an odd number of digits, or another character.
    /// </exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Convert.FromHexString(text.AsSpan(2))
            : throw new FormatException("Hexadecimal data starts with 0x.");
    }

    /// <summary><c>0x</c> and the digits without leading zeros; <c>0x0</c> for zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static string EncodeQuantity(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        string digits = value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0x0" : Prefix + digits;
    }

    /// <summary>Reads a quantity of at most 256 bits.</summary>
    /// <remarks>
    /// Leading zeros are let through: some nodes write them although the specification forbids it.
    /// </remarks>
    /// <exception cref="FormatException">
    /// No <c>0x</c>, no digit, more than 64 digits, or another character.
    /// </exception>
    public static BigInteger DecodeQuantity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length is < 3 or > 66)
        {
            throw new FormatException("A quantity is 0x and 1 to 64 hexadecimal digits.");
        }

        // The 0 in front keeps a leading digit of 8 or more from reading as a sign.
        return BigInteger.Parse(
            "0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a quantity below 2^63, such as a height or a time in seconds.</summary>
    /// <exception cref="FormatException">Not a quantity, or 2^63 or more.</exception>
    public static long DecodeInt64(string text)
    {
        BigInteger value = DecodeQuantity(text);
        return value <= long.MaxValue
            ? (long)value
            : throw new FormatException($"The quantity {text} has more than 63 bits.");
    }
}
