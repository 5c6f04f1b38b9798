using System.Text.RegularExpressions;
using Certs.Core.Documents;

namespace Certs.Core.Types;

/// <summary>Reads the schemas inside type files: a subset of JSON Schema 2020-12.</summary>
internal static class SchemaReader
{
    /// <summary>Every keyword that is understood; any other is refused.</summary>
    public static readonly IReadOnlyList<string> Members =
    [
        "enum", "format", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum",
        "pattern", "properties", "required", "type",
    ];

    private static readonly string[] TextKeywords =
        ["enum", "format", "maxLength", "minLength", "pattern", "type"];

    /// <summary>Reads one schema.</summary>
    /// <exception cref="DocumentFormatException">With the broken rule and its place.</exception>
    public static ValueSchema Read(TypeFileObject schema) => schema.Text("type") switch
    {
        "string" => ReadText(schema),
        "integer" => ReadInteger(schema),
        "boolean" => ReadBoolean(schema),
        "array" => ReadArray(schema),
        "object" => ReadObject(schema),
        _ => throw new DocumentFormatException(FormatRule.BadValue, $"{schema.Path}.type"),
    };

    private static ValueSchema ReadText(TypeFileObject schema)
    {
        RequireKeywords(schema, TextKeywords);
        return new ValueSchema
        {
            Kind = JsonKind.Text,
            MinLength = schema.Count("minLength", 1),
            MaxLength = schema.Count("maxLength", int.MaxValue),
            Pattern = schema.OptionalText("pattern") is { } pattern ? Compile(pattern, schema.Path) : null,
            Format = ReadFormat(schema),
            Listed = schema.Has("enum") ? schema.Texts("enum") : null,
        };
    }

    private static ValueSchema ReadInteger(TypeFileObject schema)
    {
        RequireKeywords(schema, ["maximum", "minimum", "type"]);
        return new ValueSchema
        {
            Kind = JsonKind.Whole,
            Minimum = schema.Integer("minimum", long.MinValue),
            Maximum = schema.Integer("maximum", long.MaxValue),
        };
    }

    private static ValueSchema ReadBoolean(TypeFileObject schema)
    {
        RequireKeywords(schema, ["type"]);
        return new ValueSchema { Kind = JsonKind.Flag };
    }

    private static ValueSchema ReadArray(TypeFileObject schema)
    {
        RequireKeywords(schema, ["items", "maxItems", "minItems", "type"]);
        return new ValueSchema
        {
            Kind = JsonKind.List,
            MinLength = schema.Count("minItems", 0),
            MaxLength = schema.Count("maxItems", int.MaxValue),
            Items = Read(schema.Object("items", Members)),
        };
    }

    private static ValueSchema ReadObject(TypeFileObject schema)
    {
        RequireKeywords(schema, ["properties", "required", "type"]);
        TypeFileObject properties = schema.Map("properties");
        Dictionary<string, ValueSchema> members = properties.Names.ToDictionary(
            name => name, name => Read(properties.Object(name, Members)), StringComparer.Ordinal);
        IReadOnlyList<string> required = schema.Has("required") ? schema.Texts("required") : [];
        TypeFileReader.Require(required.All(members.ContainsKey), $"{schema.Path}.required");
        return new ValueSchema { Kind = JsonKind.Map, Properties = members, Required = required };
    }

    private static TextFormat? ReadFormat(TypeFileObject schema) => schema.OptionalText("format") switch
    {
        null => null,
        "date" => TextFormat.Date,
        "credit-code" => TextFormat.CreditCode,
        "resident-id" => TextFormat.ResidentId,
        _ => throw new DocumentFormatException(FormatRule.BadValue, $"{schema.Path}.format"),
    };

    // Without backtracking, so that a pattern from a file costs linear time whatever the text is.
    private static Regex Compile(string pattern, string path)
    {
        try
        {
            return new Regex(
                $@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            throw new DocumentFormatException(FormatRule.BadValue, $"{path}.pattern");
        }
        catch (NotSupportedException)
        {
            throw new DocumentFormatException(FormatRule.BadValue, $"{path}.pattern");
        }
    }

    private static void RequireKeywords(TypeFileObject schema, IReadOnlyList<string> allowed)
    {
        if (schema.Names.FirstOrDefault(name => !allowed.Contains(name)) is { } foreign)
        {
            throw new DocumentFormatException(FormatRule.UnknownMember, $"{schema.Path}.{foreign}");
        }
    }
}
