namespace Certs.Core.Documents.Json;

/// <summary>
/// A JSON integer below 2^53 in its one spelling: no fraction, exponent, leading zero or minus zero.
/// </summary>
internal static class CanonicalInteger
{
    private const int LongestDigits = 16;

    /// <summary>Reads the number that starts at <paramref name="position"/>.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="position">Goes behind the last digit.</param>
    /// <param name="value">The number.</param>
    /// <returns>The broken rule, or null.</returns>
    public static FormatRule? Read(ReadOnlySpan<byte> json, ref int position, out long value)
    {
        value = 0;
        bool isNegative = json[position] == '-';
        ReadOnlySpan<byte> rest = json[(position + (isNegative ? 1 : 0))..];
        int count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = count < 0 ? rest : rest[..count];
        byte follower = count < 0 ? (byte)0 : rest[count];
        if (Violation(digits, follower, isNegative) is { } broken)
        {
            return broken;
        }

        foreach (byte digit in digits)
        {
            value = value * 10 + (digit - '0');
        }

        position += digits.Length + (isNegative ? 1 : 0);
        value = isNegative ? -value : value;
        return value is > DocumentLimits.LargestNumber or < -DocumentLimits.LargestNumber
            ? FormatRule.IntegerOutOfRange
            : null;
    }

    private static FormatRule? Violation(ReadOnlySpan<byte> digits, byte follower, bool isNegative)
    {
        if (digits.IsEmpty || (digits.Length > 1 && digits[0] == '0'))
        {
            return FormatRule.NotJson;
        }

        if (follower is (byte)'.' or (byte)'e' or (byte)'E')
        {
            return FormatRule.NumberNotInteger;
        }

        if (isNegative && digits[0] == '0')
        {
            return FormatRule.NegativeZero;
        }

        return digits.Length > LongestDigits ? FormatRule.IntegerOutOfRange : null;
    }
}
