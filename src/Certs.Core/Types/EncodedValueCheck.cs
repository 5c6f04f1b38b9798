using System.Text.Json;

namespace Certs.Core.Types;

/// <summary>
/// Whether a value follows its schema, read from its bytes: what <see cref="ValueCheck"/> finds nothing against.
/// </summary>
/// <remarks>
/// No tree is made, which is most of the time that a schema takes. It says yes or no; what is wrong is for
/// <see cref="ValueCheck"/> to tell.
/// </remarks>
internal static class EncodedValueCheck
{
    private const int LongestText = 512;

    /// <summary>Whether <see cref="ValueCheck"/> has nothing against a value.</summary>
    /// <param name="schema">What the value may be.</param>
    /// <param name="json">The value as canonical JSON.</param>
    /// <returns>
    /// True only when the value is good. A text of more than 512 bytes is not looked at: it gets false.
    /// </returns>
    public static bool IsGood(ValueSchema schema, ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        return reader.Read() && IsGood(schema, ref reader);
    }

    private static bool IsGood(ValueSchema schema, ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => schema.Kind == JsonKind.Text && IsText(schema, ref reader),
        JsonTokenType.Number => schema.Kind == JsonKind.Whole
            && reader.TryGetInt64(out long number) && number >= schema.Minimum && number <= schema.Maximum,
        JsonTokenType.True or JsonTokenType.False => schema.Kind == JsonKind.Flag,
        JsonTokenType.StartArray => schema.Kind == JsonKind.List && IsList(schema, ref reader),
        JsonTokenType.StartObject => schema.Kind == JsonKind.Map && IsMap(schema, ref reader),
        _ => false,
    };

    private static bool IsText(ValueSchema schema, ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestText)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[LongestText];
        ReadOnlySpan<char> text = buffer[..reader.CopyString(buffer)];
        int length = text.Length;
        foreach (char unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length >= schema.MinLength
            && length <= schema.MaxLength
            && schema.Pattern?.IsMatch(text) != false
            && (schema.Format is not { } format || TextFormats.IsMatch(format, text.ToString()))
            && (schema.Listed is not { } listed || IsListed(listed, text));
    }

    private static bool IsListed(IReadOnlyList<string> listed, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < listed.Count; i++)
        {
            if (text.SequenceEqual(listed[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsList(ValueSchema schema, ref Utf8JsonReader reader)
    {
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (schema.Items is not { } items || !IsGood(items, ref reader))
            {
                return false;
            }

            count++;
        }

        return count >= schema.MinLength && count <= schema.MaxLength;
    }

    private static bool IsMap(ValueSchema schema, ref Utf8JsonReader reader)
    {
        int required = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (FindName(schema, ref reader) is not { } name
                || !reader.Read()
                || !IsGood(schema.Properties![name], ref reader))
            {
                return false;
            }

            required += schema.Required.Contains(name) ? 1 : 0;
        }

        // Canonical JSON has no member twice.
        return required == schema.Required.Count;
    }

    private static string? FindName(ValueSchema schema, ref Utf8JsonReader reader)
    {
        if (schema.Properties is { } properties)
        {
            foreach (string name in properties.Keys)
            {
                if (reader.ValueTextEquals(name))
                {
                    return name;
                }
            }
        }

        return null;
    }
}
