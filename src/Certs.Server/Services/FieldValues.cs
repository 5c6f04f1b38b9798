using Certs.Core.Documents;
using Certs.Server.Refusals;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Turns the wire's <c>Struct</c> into the fields of the document, in the order of the names.</summary>
internal static class FieldValues
{
    private const int MostDepth = DocumentLimits.Depth - 2;

    private static readonly Comparison<KeyValuePair<string, Value>> ByName =
        static (left, right) => string.CompareOrdinal(left.Key, right.Key);

    /// <summary>The fields; what cannot stand in a document is added to <paramref name="broken"/>.</summary>
    /// <returns>Null: something was added.</returns>
    public static CanonicalFields? Read(Struct? fields, List<BrokenField> broken)
    {
        if (fields is null || fields.Fields.Count == 0)
        {
            broken.Add(new BrokenField("content.fields", "One field or more."));
            return null;
        }

        if (fields.Fields.Count > DocumentLimits.Disclosures)
        {
            broken.Add(new BrokenField("content.fields", $"At most {DocumentLimits.Disclosures} fields."));
            return null;
        }

        int before = broken.Count;
        FieldsWriter writer = new(fields.Fields.Count);
        try
        {
            foreach ((string name, Value value) in Sorted(fields.Fields))
            {
                ReadField(ref writer, name, value, broken);
            }

            return broken.Count == before ? writer.ToFields() : null;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void ReadField(ref FieldsWriter writer, string name, Value value, List<BrokenField> broken)
    {
        try
        {
            writer.StartField(name);
            if (Write(ref writer, value, 1) is { } found)
            {
                broken.Add(Inside("content.fields." + name, found));
            }

            writer.EndField();
        }
        catch (DocumentFormatException refusal)
        {
            broken.Add(new BrokenField("content.fields." + name, $"{refusal.Rule}."));
        }
    }

    // What is wrong first, named from here on; null: nothing.
    private static BrokenField? Write(ref FieldsWriter writer, Value value, int depth)
    {
        switch (value.KindCase)
        {
            case var _ when depth > MostDepth:
                return new BrokenField("", "Nested too deep.");
            case Value.KindOneofCase.StringValue:
                writer.Text(value.StringValue);
                return null;
            case Value.KindOneofCase.BoolValue:
                writer.Flag(value.BoolValue);
                return null;
            case Value.KindOneofCase.NumberValue when IsWhole(value.NumberValue):
                writer.Whole((long)value.NumberValue);
                return null;
            case Value.KindOneofCase.ListValue:
                return WriteList(ref writer, value.ListValue, depth);
            case Value.KindOneofCase.StructValue:
                return WriteObject(ref writer, value.StructValue, depth);
            default:
                return new BrokenField("", "A text, a whole number below 2^53, true, false, a list or an object.");
        }
    }

    // Minus zero equals zero and comes out as zero.
    private static bool IsWhole(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= DocumentLimits.LargestNumber;

    private static BrokenField? WriteList(ref FieldsWriter writer, ListValue list, int depth)
    {
        BrokenField? broken = null;
        writer.StartList();
        foreach (Value value in list.Values)
        {
            writer.Element();
            broken ??= Write(ref writer, value, depth + 1) is { } inner ? Inside("[]", inner) : null;
        }

        writer.EndList();
        return broken;
    }

    private static BrokenField? WriteObject(ref FieldsWriter writer, Struct map, int depth)
    {
        BrokenField? broken = null;
        writer.StartObject();
        foreach ((string name, Value value) in Sorted(map.Fields))
        {
            writer.Member(name);
            broken ??= Write(ref writer, value, depth + 1) is { } inner ? Inside("." + name, inner) : null;
        }

        writer.EndObject();
        return broken;
    }

    private static BrokenField Inside(string place, BrokenField broken) =>
        broken with { Field = place + broken.Field };

    private static KeyValuePair<string, Value>[] Sorted(MapField<string, Value> map)
    {
        KeyValuePair<string, Value>[] members = [.. map];
        Array.Sort(members, ByName);
        return members;
    }
}
