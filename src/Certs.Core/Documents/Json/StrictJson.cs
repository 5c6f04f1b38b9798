using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Certs.Core.Documents.Json;

/// <summary>
/// Reads JSON of any spelling under the document format's rules (RFC 8259, RFC 7493, NFC, integers only).
/// </summary>
/// <remarks>For texts that people or other programs write: certificate types, holder keys, foreign
/// SD-JWTs.</remarks>
public static class StrictJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.Depth + 1 };

    /// <summary>Reads one JSON text of at most 256 KiB.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="name">What the text is, for the error's path.</param>
    /// <returns>The tree; null is JSON's null.</returns>
    /// <exception cref="DocumentFormatException">With the first broken rule.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8, string name)
    {
        CheckBytes(utf8, name);
        try
        {
            StrictJsonWalk walk = new(utf8, Options, name);
            return walk.ReadDocument();
        }
        catch (JsonException error)
        {
            throw new DocumentFormatException(
                FormatRule.NotJson, $"{name} byte {error.BytePositionInLine ?? 0}");
        }
    }

    /// <summary>Reads one JSON text that must be an object.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="name">What the text is, for the error's path.</param>
    /// <exception cref="DocumentFormatException">With the first broken rule.</exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8, string name) =>
        Parse(utf8, name) as JsonObject ?? throw new DocumentFormatException(FormatRule.WrongType, name);

    private static void CheckBytes(ReadOnlySpan<byte> utf8, string name)
    {
        if (utf8.Length > DocumentLimits.FileBytes)
        {
            throw new DocumentFormatException(FormatRule.TooLarge, name);
        }

        if (utf8 is [0xef, 0xbb, 0xbf, ..])
        {
            throw new DocumentFormatException(FormatRule.ByteOrderMark, name);
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new DocumentFormatException(FormatRule.InvalidUtf8, name);
        }
    }
}
