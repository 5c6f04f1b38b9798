using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Tests.Hostile;

/// <summary>Puts a hostile value into one field of a message, somewhere in its tree.</summary>
internal static class FieldMutation
{
    private const int DeepestList = 95;

    /// <summary>Changes <paramref name="message"/> itself.</summary>
    public static void Change(IMessage message, Random random)
    {
        IList<FieldDescriptor> fields = message.Descriptor.Fields.InDeclarationOrder();
        if (fields.Count == 0)
        {
            return;
        }

        FieldDescriptor field = fields[random.Next(fields.Count)];
        object? value = field.Accessor.GetValue(message);
        if (value is IDictionary<string, Value> map)
        {
            ChangeMap(map, random);
        }
        else if (field.IsRepeated)
        {
            ChangeList((System.Collections.IList)value!, field, random);
        }
        else if (value is IMessage nested && random.Next(10) > 0)
        {
            Change(nested, random);
        }
        else if (field.FieldType == FieldType.Message)
        {
            field.Accessor.Clear(message);
        }
        else
        {
            field.Accessor.SetValue(message, Scalar(field, random));
        }
    }

    private static void ChangeMap(IDictionary<string, Value> map, Random random)
    {
        string name = random.Next(3) == 0 || map.Count == 0
            ? HostileValues.Text(random)
            : map.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(map.Count));
        int count = random.Next(20) == 0 ? random.Next(1, 300) : 1;
        for (int i = 0; i < count; i++)
        {
            map[i == 0 ? name : name + i] = Any(random);
        }

        if (random.Next(6) == 0)
        {
            map.Remove(name);
        }
    }

    private static void ChangeList(System.Collections.IList list, FieldDescriptor field, Random random)
    {
        int count = random.Next(30) == 0 ? 12_000 : random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            list.Add(field.FieldType == FieldType.Message
                ? field.MessageType.Parser.ParseFrom(ByteString.Empty)
                : Scalar(field, random));
        }
    }

    private static Value Any(Random random) => random.Next(6) switch
    {
        0 => new Value(),
        1 => Value.ForNull(),
        2 => Value.ForNumber(HostileValues.Fraction(random)),
        3 => Value.ForString(HostileValues.Text(random)),
        4 => Nested(random.Next(1, DeepestList)),
        _ => Value.ForStruct(new Struct { Fields = { [HostileValues.Text(random)] = new Value() } }),
    };

    private static Value Nested(int depth)
    {
        Value value = Value.ForBool(true);
        for (int i = 0; i < depth; i++)
        {
            value = Value.ForList(value);
        }

        return value;
    }

    private static object Scalar(FieldDescriptor field, Random random) => field.FieldType switch
    {
        FieldType.String => HostileValues.Text(random),
        FieldType.Bytes => ByteString.CopyFrom(HostileValues.Bytes(random, 5000)),
        FieldType.Int32 => unchecked((int)HostileValues.Number(random)),
        FieldType.UInt32 => unchecked((uint)HostileValues.Number(random)),
        FieldType.Int64 => HostileValues.Number(random),
        FieldType.Enum => unchecked((int)HostileValues.Number(random)),
        FieldType.Bool => random.Next(2) == 0,
        _ => throw new NotSupportedException($"{field.FullName} has a kind of field that this does not know."),
    };
}
