using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Tests.Hostile;

/// <summary>The places of a message where a text, or bytes, can stand: in fields, lists, maps and their names.</summary>
internal static class TextPlaces
{
    /// <summary>How many there are.</summary>
    public static int Count(IMessage message) => Collect(message).Count();

    /// <summary>Puts a text into one of them.</summary>
    public static void Replace(IMessage message, int place, string text) => Collect(message).ElementAt(place)(text);

    private static IEnumerable<Action<string>> Collect(IMessage message) =>
        message.Descriptor.Fields.InDeclarationOrder().SelectMany(field => Collect(message, field));

    private static IEnumerable<Action<string>> Collect(IMessage message, FieldDescriptor field)
    {
        object? value = field.Accessor.GetValue(message);
        return value switch
        {
            IDictionary<string, Value> map => Collect(map),
            IList list when field.FieldType == FieldType.Message => list.Cast<IMessage>().SelectMany(Collect),
            IList list when field.FieldType == FieldType.String => [text => list.Add(text)],
            _ when field.IsRepeated => [],
            IMessage nested => Collect(nested),
            _ when field.FieldType == FieldType.String => [text => field.Accessor.SetValue(message, text)],
            _ when field.FieldType == FieldType.Bytes =>
                [text => field.Accessor.SetValue(message, ByteString.CopyFromUtf8(text))],
            _ => [],
        };
    }

    private static IEnumerable<Action<string>> Collect(IDictionary<string, Value> map) =>
    [
        text => map[text] = Value.ForString("x"),
        .. map.Keys.Order(StringComparer.Ordinal).Select<string, Action<string>>(
            name => text => map[name] = Value.ForString(text)),
    ];
}
