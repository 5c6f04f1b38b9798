using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Certs.Core.Documents.Json;

/// <summary>Writes JSON trees in their RFC 8785 form, under the rules of the document format.</summary>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 of <paramref name="value"/>.</summary>
    /// <param name="value">A tree of strings, integers, booleans, arrays, objects and nulls; null is JSON's
    /// null.</param>
    /// <exception cref="DocumentFormatException">The tree holds what the format does not allow: a fraction, a
    /// string that is not NFC, an integer of magnitude 2^53 or more, too much or too deep.</exception>
    public static byte[] Write(JsonNode? value)
    {
        JsonBuffer buffer = new(256);
        try
        {
            int members = 0;
            Append(ref buffer, value, "value", 0, ref members);
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Refuses bytes that are not the canonical form of themselves.</summary>
    /// <param name="utf8">One JSON text; nulls are allowed.</param>
    /// <param name="name">What the text is, for the error's path.</param>
    /// <exception cref="DocumentFormatException">With the first broken rule.</exception>
    public static void Check(ReadOnlySpan<byte> utf8, string name) => CanonicalWalk.Check(utf8, name);

    /// <summary>Appends a field's value, which holds no null.</summary>
    internal static void AppendValue(ref JsonBuffer buffer, JsonNode value, string path)
    {
        if (value is JsonValue leaf && leaf.TryGetValue(out string? text))
        {
            buffer.AppendString(text, path);
            return;
        }

        if (HasNull(value))
        {
            throw new DocumentFormatException(FormatRule.NullValue, path);
        }

        // It stands as the third element in the array of a disclosure.
        int members = 3;
        Append(ref buffer, value, path, 1, ref members);
    }

    private static bool HasNull(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Any(HasNull),
        JsonObject map => map.Any(member => HasNull(member.Value)),
        _ => false,
    };

    private static void Append(ref JsonBuffer buffer, JsonNode? node, string path, int depth, ref int members)
    {
        switch (node)
        {
            case null:
                buffer.Append("null"u8);
                break;
            case JsonObject map:
                AppendObject(ref buffer, map, path, Deeper(depth, path), ref members);
                break;
            case JsonArray list:
                AppendArray(ref buffer, list, path, Deeper(depth, path), ref members);
                break;
            default:
                AppendLeaf(ref buffer, node, path);
                break;
        }
    }

    private static void AppendObject(
        ref JsonBuffer buffer, JsonObject map, string path, int depth, ref int members)
    {
        KeyValuePair<string, JsonNode?>[] sorted = [.. map];
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        Count(ref members, sorted.Length, path);
        buffer.Append("{"u8);
        for (int i = 0; i < sorted.Length; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            buffer.AppendString(sorted[i].Key, path);
            buffer.Append(":"u8);
            Append(ref buffer, sorted[i].Value, path, depth, ref members);
        }

        buffer.Append("}"u8);
    }

    private static void AppendArray(
        ref JsonBuffer buffer, JsonArray list, string path, int depth, ref int members)
    {
        Count(ref members, list.Count, path);
        buffer.Append("["u8);
        for (int i = 0; i < list.Count; i++)
        {
            buffer.Append(i == 0 ? default : ","u8);
            Append(ref buffer, list[i], path, depth, ref members);
        }

        buffer.Append("]"u8);
    }

    private static void AppendLeaf(ref JsonBuffer buffer, JsonNode leaf, string path)
    {
        switch (leaf.GetValueKind())
        {
            case JsonValueKind.String:
                buffer.AppendString(leaf.GetValue<string>(), path);
                break;
            case JsonValueKind.True:
                buffer.Append("true"u8);
                break;
            case JsonValueKind.False:
                buffer.Append("false"u8);
                break;
            default:
                AppendNumber(ref buffer, leaf.ToJsonString(), path);
                break;
        }
    }

    private static void AppendNumber(ref JsonBuffer buffer, string text, string path)
    {
        if (text is "-0")
        {
            throw new DocumentFormatException(FormatRule.NegativeZero, path);
        }

        if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            throw new DocumentFormatException(FormatRule.NumberNotInteger, path);
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            throw new DocumentFormatException(FormatRule.IntegerOutOfRange, path);
        }

        buffer.AppendInteger(value, path);
    }

    private static int Deeper(int depth, string path) => depth < DocumentLimits.Depth
        ? depth + 1
        : throw new DocumentFormatException(FormatRule.TooDeep, path);

    private static void Count(ref int members, int more, string path)
    {
        members += more;
        if (members > DocumentLimits.Members)
        {
            throw new DocumentFormatException(FormatRule.TooManyMembers, path);
        }
    }
}
