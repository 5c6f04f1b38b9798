using System.Buffers;
using System.Globalization;

namespace Certs.Core.Documents;

/// <summary>The spellings of the payload's texts.</summary>
internal static class PayloadRules
{
    /// <summary>Bytes of the longest text of the payload.</summary>
    public const int LongestText = 128;

    private const string TypePrefix = "urn:certs:type:";
    private const string ChainPrefix = "eip155:";
    private const string IntegrityPrefix = "sha256-";

    private static readonly SearchValues<char> TypeNameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// <c>urn:certs:type:&lt;name&gt;:&lt;version&gt;</c>: lower-case name, decimal version from 1.
    /// </summary>
    public static bool IsType(string text)
    {
        if (!text.StartsWith(TypePrefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(TypePrefix.Length);
        int colon = rest.IndexOf(':');
        return colon > 0
            && rest[..colon].IndexOfAnyExcept(TypeNameCharacters) < 0
            && IsPlainNumber(rest[(colon + 1)..]);
    }

    /// <summary>CAIP-10: <c>eip155:&lt;chain id&gt;:0x</c> and 40 lower-case hexadecimal digits.</summary>
    public static bool IsChain(string text)
    {
        if (!text.StartsWith(ChainPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(ChainPrefix.Length);
        int colon = rest.IndexOf(':');
        return colon > 0
            && IsPlainNumber(rest[..colon])
            && rest[(colon + 1)..] is ['0', 'x', .. { Length: 40 } address]
            && address.IndexOfAnyExcept(HexDigits) < 0;
    }

    /// <summary><c>sha256-</c> and the BASE64 text of 32 bytes (W3C Subresource Integrity §3.5).</summary>
    public static bool IsIntegrity(string text)
    {
        if (text.Length != IntegrityPrefix.Length + 44
            || !text.StartsWith(IntegrityPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[33];
        ReadOnlySpan<char> base64 = text.AsSpan(IntegrityPrefix.Length);
        return Convert.TryFromBase64Chars(base64, digest, out int length)
            && length == 32
            && base64.SequenceEqual(Convert.ToBase64String(digest[..32]));
    }

    /// <summary>
    /// A licence identifier: 1 to 128 visible ASCII characters. Its parts are judged by the check NUMBER.
    /// </summary>
    public static bool IsNumber(string text) =>
        text.Length is >= 1 and <= LongestText && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    /// <summary>The address of a status list: http or https, at most 128 visible ASCII characters.</summary>
    public static bool IsListAddress(string text) =>
        text.Length <= LongestText
        && text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
        && HostStart(text) is > 0 and int host
        && text.Length > host;

    private static int HostStart(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) ? 8
        : text.StartsWith("http://", StringComparison.Ordinal) ? 7
        : 0;

    // Decimal, from 1, without leading zeros, up to 2^53 - 1.
    private static bool IsPlainNumber(ReadOnlySpan<char> text) =>
        text is [>= '1' and <= '9', ..]
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
        && value <= DocumentLimits.LargestNumber;
}
