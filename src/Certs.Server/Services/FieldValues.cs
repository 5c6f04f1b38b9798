using System.Text.Json.Nodes;
using Certs.Core.Documents;
using Certs.Server.Refusals;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Turns the wire's <c>Struct</c> into the JSON of the document, in the order of the names.</summary>
internal static class FieldValues
{
    private const int MostDepth = DocumentLimits.Depth - 2;

    /// <summary>The fields as one JSON object; what cannot stand in a document is added to <paramref name="broken"/>.</summary>
    public static JsonObject Read(Struct? fields, List<BrokenField> broken)
    {
        JsonObject read = [];
        if (fields is null || fields.Fields.Count == 0)
        {
            broken.Add(new BrokenField("content.fields", "One field or more."));
            return read;
        }

        if (fields.Fields.Count > DocumentLimits.Disclosures)
        {
            broken.Add(new BrokenField("content.fields", $"At most {DocumentLimits.Disclosures} fields."));
            return read;
        }

        foreach ((string name, Value value) in fields.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            read.Add(name, Read(value, "content.fields." + name, 1, broken));
        }

        return read;
    }

    /// <summary>The members of an object as fields.</summary>
    public static IReadOnlyList<CertificateField> ToFields(JsonObject fields) =>
        [.. fields.Select(field => new CertificateField(field.Key, field.Value!))];

    private static JsonNode? Read(Value value, string path, int depth, List<BrokenField> broken)
    {
        if (depth > MostDepth)
        {
            broken.Add(new BrokenField(path, "Nested too deep."));
            return null;
        }

        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue:
                return JsonValue.Create(value.StringValue);
            case Value.KindOneofCase.BoolValue:
                return JsonValue.Create(value.BoolValue);
            case Value.KindOneofCase.NumberValue when IsWhole(value.NumberValue):
                return JsonValue.Create((long)value.NumberValue);
            case Value.KindOneofCase.ListValue:
                return ReadList(value.ListValue, path, depth, broken);
            case Value.KindOneofCase.StructValue:
                return ReadObject(value.StructValue, path, depth, broken);
            default:
                broken.Add(new BrokenField(path, "A text, a whole number below 2^53, true, false, a list or an object."));
                return null;
        }
    }

    // Minus zero equals zero and comes out as zero.
    private static bool IsWhole(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= DocumentLimits.LargestNumber;

    private static JsonArray ReadList(ListValue list, string path, int depth, List<BrokenField> broken)
    {
        JsonArray read = [];
        foreach (Value value in list.Values)
        {
            read.Add(Read(value, path + "[]", depth + 1, broken));
        }

        return read;
    }

    private static JsonObject ReadObject(Struct map, string path, int depth, List<BrokenField> broken)
    {
        JsonObject read = [];
        foreach ((string name, Value value) in map.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            read.Add(name, Read(value, $"{path}.{name}", depth + 1, broken));
        }

        return read;
    }
}
