namespace Certs.Core.Documents.Json;

/// <summary>The order of member names: by UTF-16 code units (RFC 8785 §3.2.3), compared on UTF-8.</summary>
/// <remarks>
/// The two orders differ only where one name has a character above U+FFFF (lead byte F0 to F4; its first code
/// unit is D800 to DBFF) and the other one from U+E000 to U+FFFF (lead byte EE or EF).
/// </remarks>
internal static class Utf16Order
{
    /// <summary>
    /// Negative, zero or positive, as <paramref name="left"/> comes first, is equal, or comes last.
    /// </summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length - right.Length;
        }

        return Rank(left[common]) - Rank(right[common]);
    }

    private static int Rank(byte lead) => lead switch
    {
        0xee or 0xef => 0x100 + lead,
        _ => lead,
    };
}
