using System.Globalization;

namespace Certs.Core;

/// <summary>The number of an issuing agency: its province and its place in that province's list.</summary>
/// <remarks>
/// On the chain a <c>uint32</c>: province (GB/T 2260, two digits) shifted left by 16 bits, or-ed with the sequence
/// number, so that an agency's province needs no look-up. In documents the URN
/// <c>urn:certs:agency:&lt;province&gt;:&lt;sequence&gt;</c>, decimal, without leading zeros.
/// </remarks>
/// <param name="Province">The province code of GB/T 2260, 11 to 82.</param>
/// <param name="Sequence">The agency's number within its province, 1 or more.</param>
public readonly record struct AgencyId(ushort Province, ushort Sequence)
{
    private const string Prefix = "urn:certs:agency:";

    /// <summary>The number as the contracts hold it.</summary>
    public uint Number => ((uint)Province << 16) | Sequence;

    /// <summary>The agency with the number that the contracts hold.</summary>
    public static AgencyId FromNumber(uint number) => new((ushort)(number >> 16), (ushort)(number & 0xffff));

    /// <summary>Reads the URN form. False for anything but the one spelling that <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string text, out AgencyId agency)
    {
        agency = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> numbers = text.AsSpan(Prefix.Length);
        int colon = numbers.IndexOf(':');
        if (colon < 0
            || !TryReadNumber(numbers[..colon], out ushort province)
            || !TryReadNumber(numbers[(colon + 1)..], out ushort sequence))
        {
            return false;
        }

        agency = new AgencyId(province, sequence);
        return true;
    }

    /// <summary>The URN form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Province}:{Sequence}");

    // Decimal, from 1, without leading zeros.
    private static bool TryReadNumber(ReadOnlySpan<char> text, out ushort number)
    {
        number = 0;
        return text is [>= '1' and <= '9', ..]
            && ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
