using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Certs.Core.Documents;

namespace Certs.Core.Types;

/// <summary>Checks one field's value against its schema, in one pass over its JSON.</summary>
internal static class ValueCheck
{
    private const int ShortText = 256;

    /// <summary>Adds every rule that the field's value breaks to <paramref name="violations"/>.</summary>
    public static void Run(ValueSchema schema, CertificateField field, List<FieldViolation> violations)
    {
        int before = violations.Count;
        ReadOnlySpan<byte> json = field.Json;
        if (schema.Kind == JsonKind.Text
            && json is [(byte)'"', .. ReadOnlySpan<byte> text, _]
            && !text.Contains((byte)'\\'))
        {
            CheckText(schema, text, violations);
        }
        else
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            Check(schema, ref reader, violations);
        }

        Place(field.Name, violations, before);
    }

    // Places are put before what was found inside, so that a good value costs no path.
    private static void Place(string prefix, List<FieldViolation> violations, int from)
    {
        for (int i = from; i < violations.Count; i++)
        {
            violations[i] = violations[i] with { Field = prefix + violations[i].Field };
        }
    }

    // Leaves the reader on the value's last token.
    private static void Check(ValueSchema schema, ref Utf8JsonReader reader, List<FieldViolation> violations)
    {
        if (KindOf(ref reader) != schema.Kind)
        {
            violations.Add(new FieldViolation("", FieldRule.WrongType));
            reader.Skip();
            return;
        }

        switch (schema.Kind)
        {
            case JsonKind.List:
                CheckArray(schema, ref reader, violations);
                break;
            case JsonKind.Map:
                CheckObject(schema, ref reader, violations);
                break;
            case JsonKind.Text:
                CheckText(schema, ref reader, violations);
                break;
            case JsonKind.Whole when reader.GetInt64() is long number
                && (number < schema.Minimum || number > schema.Maximum):
                violations.Add(new FieldViolation("", FieldRule.OutOfRange));
                break;
            case JsonKind.Whole:
            case JsonKind.Flag:
                break;
        }
    }

    private static JsonKind? KindOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonKind.Text,
        JsonTokenType.Number when reader.TryGetInt64(out _) => JsonKind.Whole,
        JsonTokenType.True or JsonTokenType.False => JsonKind.Flag,
        JsonTokenType.StartArray => JsonKind.List,
        JsonTokenType.StartObject => JsonKind.Map,
        _ => null,
    };

    private static void CheckText(ValueSchema schema, ref Utf8JsonReader reader, List<FieldViolation> violations)
    {
        if (!reader.ValueIsEscaped)
        {
            CheckText(schema, reader.ValueSpan, violations);
            return;
        }

        byte[] borrowed = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        CheckText(schema, borrowed.AsSpan(0, reader.CopyString(borrowed)), violations);
        ArrayPool<byte>.Shared.Return(borrowed);
    }

    // Most texts have a length only, which their bytes tell.
    private static void CheckText(ValueSchema schema, ReadOnlySpan<byte> text, List<FieldViolation> violations)
    {
        int length = CodePoints(text);
        CheckLength(schema, length, violations);
        if (length > schema.MaxLength || !schema.HasSpelling)
        {
            return;
        }

        // A text never has more UTF-16 code units than bytes.
        char[]? borrowed = text.Length > ShortText ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> characters = borrowed ?? stackalloc char[ShortText];
        CheckSpelling(schema, characters[..Encoding.UTF8.GetChars(text, characters)], violations);
        if (borrowed is not null)
        {
            ArrayPool<char>.Shared.Return(borrowed);
        }
    }

    // Every code point has one byte that is not one of 0x80 to 0xBF, which go on (RFC 3629 §3).
    private static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte unit in utf8)
        {
            count += unit is < 0x80 or > 0xBF ? 1 : 0;
        }

        return count;
    }

    private static void CheckSpelling(ValueSchema schema, ReadOnlySpan<char> text, List<FieldViolation> violations)
    {
        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            violations.Add(new FieldViolation("", FieldRule.Pattern));
        }

        if (schema.Format is { } format && !TextFormats.IsMatch(format, text))
        {
            violations.Add(new FieldViolation("", FieldRule.Format));
        }

        if (schema.Listed is { } listed && !IsListed(listed, text))
        {
            violations.Add(new FieldViolation("", FieldRule.NotListed));
        }
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

    private static void CheckArray(ValueSchema schema, ref Utf8JsonReader reader, List<FieldViolation> violations)
    {
        int count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (schema.Items is not { } items)
            {
                reader.Skip();
                continue;
            }

            int before = violations.Count;
            Check(items, ref reader, violations);
            if (violations.Count > before)
            {
                Place(string.Create(CultureInfo.InvariantCulture, $"[{count}]"), violations, before);
            }
        }

        CheckLength(schema, count, violations);
    }

    private static void CheckObject(ValueSchema schema, ref Utf8JsonReader reader, List<FieldViolation> violations)
    {
        List<string> names = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            names.Add(name);
            reader.Read();
            int before = violations.Count;
            if (schema.Properties?.GetValueOrDefault(name) is { } member)
            {
                Check(member, ref reader, violations);
            }
            else
            {
                violations.Add(new FieldViolation("", FieldRule.Unknown));
                reader.Skip();
            }

            if (violations.Count > before)
            {
                Place("." + name, violations, before);
            }
        }

        foreach (string name in schema.Required)
        {
            if (!names.Contains(name))
            {
                violations.Add(new FieldViolation("." + name, FieldRule.Missing));
            }
        }
    }

    private static void CheckLength(ValueSchema schema, int length, List<FieldViolation> violations)
    {
        if (length < schema.MinLength)
        {
            violations.Add(new FieldViolation("", FieldRule.TooShort));
        }

        if (length > schema.MaxLength)
        {
            violations.Add(new FieldViolation("", FieldRule.TooLong));
        }
    }
}
