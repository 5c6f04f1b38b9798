using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Certs.Core.Types;

/// <summary>Checks one value against its schema.</summary>
internal static class ValueCheck
{
    /// <summary>
    /// Adds every rule that <paramref name="value"/> breaks to <paramref name="violations"/>.
    /// </summary>
    public static void Run(ValueSchema schema, JsonNode? value, string path, List<FieldViolation> violations)
    {
        if (KindOf(value) != schema.Kind)
        {
            violations.Add(new FieldViolation(path, FieldRule.WrongType));
            return;
        }

        switch (value)
        {
            case JsonArray list:
                CheckArray(schema, list, path, violations);
                break;
            case JsonObject map:
                CheckObject(schema, map, path, violations);
                break;
            case JsonValue leaf when schema.Kind == JsonKind.Text:
                CheckText(schema, leaf.GetValue<string>(), path, violations);
                break;
            case JsonValue leaf when schema.Kind == JsonKind.Whole:
                CheckInteger(schema, leaf, path, violations);
                break;
        }
    }

    private static JsonKind? KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => JsonKind.Text,
        JsonValueKind.Number when IsWhole(value) => JsonKind.Whole,
        JsonValueKind.True or JsonValueKind.False => JsonKind.Flag,
        JsonValueKind.Array => JsonKind.List,
        JsonValueKind.Object => JsonKind.Map,
        _ => null,
    };

    private static bool IsWhole(JsonNode value) => TryRead(value, out _);

    private static bool TryRead(JsonNode value, out long number) =>
        (value.AsValue().TryGetValue(out number))
        || long.TryParse(
            value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static void CheckText(
        ValueSchema schema, string text, string path, List<FieldViolation> violations)
    {
        int length = text.Length;
        foreach (char unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        CheckLength(schema, length, path, violations);
        if (length > schema.MaxLength)
        {
            return;
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            violations.Add(new FieldViolation(path, FieldRule.Pattern));
        }

        if (schema.Format is { } format && !TextFormats.IsMatch(format, text))
        {
            violations.Add(new FieldViolation(path, FieldRule.Format));
        }

        if (schema.Listed is { } listed && !listed.Contains(text, StringComparer.Ordinal))
        {
            violations.Add(new FieldViolation(path, FieldRule.NotListed));
        }
    }

    private static void CheckInteger(
        ValueSchema schema, JsonValue value, string path, List<FieldViolation> violations)
    {
        if (TryRead(value, out long number) && (number < schema.Minimum || number > schema.Maximum))
        {
            violations.Add(new FieldViolation(path, FieldRule.OutOfRange));
        }
    }

    private static void CheckArray(
        ValueSchema schema, JsonArray list, string path, List<FieldViolation> violations)
    {
        CheckLength(schema, list.Count, path, violations);
        for (int i = 0; schema.Items is { } items && i < list.Count; i++)
        {
            Run(items, list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), violations);
        }
    }

    private static void CheckObject(
        ValueSchema schema, JsonObject map, string path, List<FieldViolation> violations)
    {
        foreach ((string name, JsonNode? value) in map)
        {
            if (schema.Properties?.GetValueOrDefault(name) is { } member)
            {
                Run(member, value, $"{path}.{name}", violations);
            }
            else
            {
                violations.Add(new FieldViolation($"{path}.{name}", FieldRule.Unknown));
            }
        }

        violations.AddRange(schema.Required
            .Where(name => !map.ContainsKey(name))
            .Select(name => new FieldViolation($"{path}.{name}", FieldRule.Missing)));
    }

    private static void CheckLength(
        ValueSchema schema, int length, string path, List<FieldViolation> violations)
    {
        if (length < schema.MinLength)
        {
            violations.Add(new FieldViolation(path, FieldRule.TooShort));
        }

        if (length > schema.MaxLength)
        {
            violations.Add(new FieldViolation(path, FieldRule.TooLong));
        }
    }
}
