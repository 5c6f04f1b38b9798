using System.Text;
using System.Text.Unicode;
using Certs.Core.Documents;
using Certs.Server.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>
/// Turns the wire's <c>google.protobuf.Struct</c> into the fields of the document, in the order of the names. Reads its
/// bytes: as objects they are half of what issuing allocates.
/// </summary>
internal static class FieldValues
{
    private const int MostDepth = DocumentLimits.Depth - 2;

    /// <summary>The fields; what cannot stand in a document is added to <paramref name="broken"/>.</summary>
    /// <param name="fields">The bytes of the Struct.</param>
    /// <param name="broken">The rules broken so far.</param>
    /// <returns>Null: something was added.</returns>
    public static CanonicalFields? Read(ReadOnlySpan<byte> fields, List<BrokenField> broken)
    {
        try
        {
            using StructMembers members = StructMembers.Read(fields, DocumentLimits.Disclosures);
            if (members.Count is > 0 and <= DocumentLimits.Disclosures)
            {
                return Read(members, broken);
            }

            broken.Add(new BrokenField(
                "content.fields",
                members.Count == 0 ? "One field or more." : $"At most {DocumentLimits.Disclosures} fields."));
        }
        catch (ProtobufReader.MalformedException)
        {
            broken.Add(new BrokenField("content.fields", "A google.protobuf.Struct with each name once."));
        }

        return null;
    }

    private static CanonicalFields? Read(StructMembers members, List<BrokenField> broken)
    {
        int before = broken.Count;
        FieldsWriter writer = new(members.Count);
        try
        {
            for (int i = 0; i < members.Count; i++)
            {
                ReadField(ref writer, members.Name(i), members.Value(i), broken);
            }

            return broken.Count == before ? writer.ToFields() : null;
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static void ReadField(
        ref FieldsWriter writer, ReadOnlySpan<byte> utf8Name, ReadOnlySpan<byte> value, List<BrokenField> broken)
    {
        string name = Utf8.IsValid(utf8Name)
            ? Encoding.UTF8.GetString(utf8Name)
            : throw new ProtobufReader.MalformedException();
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
    private static BrokenField? Write(ref FieldsWriter writer, ReadOnlySpan<byte> value, int depth)
    {
        if (depth > MostDepth)
        {
            return new BrokenField("", "Nested too deep.");
        }

        Kind kind = new();
        ProtobufReader reader = new(value);
        while (reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            switch (field, form)
            {
                case ( >= Value.NullValueFieldNumber and <= Value.ListValueFieldNumber, _) when kind.Field != 0:
                    throw new ProtobufReader.MalformedException();
                case (Value.StringValueFieldNumber, WireFormat.WireType.LengthDelimited):
                case (Value.StructValueFieldNumber, WireFormat.WireType.LengthDelimited):
                case (Value.ListValueFieldNumber, WireFormat.WireType.LengthDelimited):
                    kind = new Kind(field) { Bytes = reader.ReadBytes() };
                    break;
                case (Value.NumberValueFieldNumber, WireFormat.WireType.Fixed64):
                    kind = new Kind(field) { Number = reader.ReadDouble() };
                    break;
                case (Value.BoolValueFieldNumber, WireFormat.WireType.Varint):
                    kind = new Kind(field) { Number = reader.ReadVarint() };
                    break;
                case (Value.NullValueFieldNumber, WireFormat.WireType.Varint):
                    reader.ReadVarint();
                    kind = new Kind(field);
                    break;
                default:
                    reader.Skip(form);
                    break;
            }
        }

        return Write(ref writer, kind, depth);
    }

    private static BrokenField? Write(ref FieldsWriter writer, Kind value, int depth)
    {
        switch (value.Field)
        {
            case Value.StringValueFieldNumber:
                writer.Text(value.Bytes);
                return null;
            case Value.BoolValueFieldNumber:
                writer.Flag(value.Number != 0);
                return null;
            case Value.NumberValueFieldNumber when IsWhole(value.Number):
                writer.Whole((long)value.Number);
                return null;
            case Value.ListValueFieldNumber:
                return WriteList(ref writer, value.Bytes, depth);
            case Value.StructValueFieldNumber:
                return WriteObject(ref writer, value.Bytes, depth);
            default:
                return new BrokenField("", "A text, a whole number below 2^53, true, false, a list or an object.");
        }
    }

    // Minus zero equals zero and comes out as zero.
    private static bool IsWhole(double number) =>
        double.IsInteger(number) && Math.Abs(number) <= DocumentLimits.LargestNumber;

    private static BrokenField? WriteList(ref FieldsWriter writer, ReadOnlySpan<byte> list, int depth)
    {
        BrokenField? broken = null;
        writer.StartList();
        ProtobufReader reader = new(list);
        while (reader.TryReadTag(out int field, out WireFormat.WireType form))
        {
            if (field != ListValue.ValuesFieldNumber || form != WireFormat.WireType.LengthDelimited)
            {
                reader.Skip(form);
                continue;
            }

            writer.Element();
            ReadOnlySpan<byte> value = reader.ReadBytes();
            broken ??= Write(ref writer, value, depth + 1) is { } inner ? Inside("[]", inner) : null;
        }

        writer.EndList();
        return broken;
    }

    private static BrokenField? WriteObject(ref FieldsWriter writer, ReadOnlySpan<byte> map, int depth)
    {
        BrokenField? broken = null;
        writer.StartObject();
        using StructMembers members = StructMembers.Read(map, DocumentLimits.Members);
        for (int i = 0; i < members.Count; i++)
        {
            ReadOnlySpan<byte> name = members.Name(i);
            writer.Member(name);
            broken ??= Write(ref writer, members.Value(i), depth + 1) is { } inner
                ? Inside("." + Encoding.UTF8.GetString(name), inner)
                : null;
        }

        writer.EndObject();
        return broken;
    }

    private static BrokenField Inside(string place, BrokenField broken) =>
        broken with { Field = place + broken.Field };

    private readonly ref struct Kind(int field)
    {
        public int Field { get; } = field;

        public double Number { get; init; }

        public ReadOnlySpan<byte> Bytes { get; init; }
    }
}
