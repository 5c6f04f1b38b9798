using System.Buffers;
using System.Buffers.Text;

namespace Certs.Core.Documents.Json;

/// <summary>
/// BASE64URL with one spelling per value: no padding, no foreign characters, trailing bits zero (RFC 4648
/// §3.5, §5).
/// </summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<byte> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    private static readonly SearchValues<byte> LastOfTwo = SearchValues.Create("AQgw"u8);

    private static readonly SearchValues<byte> LastOfThree = SearchValues.Create("AEIMQUYcgkosw048"u8);

    /// <summary>Bytes that a text of this length stands for.</summary>
    public static int DecodedLength(int textLength) => (int)((long)textLength * 3 / 4);

    /// <summary>Characters that this many bytes take.</summary>
    public static int EncodedLength(int byteCount) => (int)(((long)byteCount * 4 + 2) / 3);

    /// <summary>
    /// Decodes into the start of <paramref name="destination"/>. False when the text is not strict.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        if (!IsStrict(text))
        {
            return false;
        }

        OperationStatus status = Base64Url.DecodeFromUtf8(text, destination, out _, out int written);
        return status == OperationStatus.Done && written == DecodedLength(text.Length);
    }

    /// <summary>The decoded bytes, or null when the text is not strict.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(DecodedLength(text.Length));
        return TryDecode(text, bytes) ? bytes : null;
    }

    /// <summary>
    /// Writes exactly <see cref="EncodedLength"/> characters to <paramref name="destination"/>.
    /// </summary>
    public static int Encode(ReadOnlySpan<byte> bytes, Span<byte> destination) =>
        Base64Url.EncodeToUtf8(bytes, destination);

    private static bool IsStrict(ReadOnlySpan<byte> text)
    {
        bool lastFits = (text.Length % 4) switch
        {
            0 => true,
            2 => LastOfTwo.Contains(text[^1]),
            3 => LastOfThree.Contains(text[^1]),
            _ => false,
        };
        return lastFits && text.IndexOfAnyExcept(Alphabet) < 0;
    }
}
