using System.Globalization;
using System.Text.Json.Nodes;
using Certs.Core.Documents;

namespace Certs.Core.Types;

/// <summary>An object of a type file with a closed set of members, and its place for errors.</summary>
internal sealed class TypeFileObject
{
    private readonly JsonObject _map;

    /// <summary>Refuses members that are not among <paramref name="known"/>.</summary>
    public TypeFileObject(JsonObject map, string path, IReadOnlyList<string> known)
    {
        _map = map;
        Path = path;
        if (map.FirstOrDefault(member => !known.Contains(member.Key)).Key is { } foreign)
        {
            throw new DocumentFormatException(FormatRule.UnknownMember, $"{path}.{foreign}");
        }
    }

    /// <summary>Where the object stands.</summary>
    public string Path { get; }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => _map.Select(member => member.Key);

    /// <summary>Whether a member is there.</summary>
    public bool Has(string name) => _map.ContainsKey(name);

    /// <summary>A text that must be there and not empty.</summary>
    public string Text(string name)
    {
        string text = Value<string>(name);
        TypeFileReader.Require(text.Length > 0, $"{Path}.{name}");
        return text;
    }

    /// <summary>A text that need not be there.</summary>
    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    /// <summary>True or false; false when it is not there.</summary>
    public bool Flag(string name) => Has(name) && Value<bool>(name);

    /// <summary>An integer, or <paramref name="otherwise"/> when it is not there.</summary>
    public long Integer(string name, long otherwise) => Has(name) ? Value<long>(name) : otherwise;

    /// <summary>An integer from 0 on, or <paramref name="otherwise"/> when it is not there.</summary>
    public int Count(string name, int otherwise)
    {
        long value = Integer(name, otherwise);
        TypeFileReader.Require(value is >= 0 and <= int.MaxValue, $"{Path}.{name}");
        return (int)value;
    }

    /// <summary>An object that must be there.</summary>
    public TypeFileObject Object(string name, IReadOnlyList<string> known) =>
        Member(name) is JsonObject map
            ? new TypeFileObject(map, $"{Path}.{name}", known)
            : throw WrongType(name);

    /// <summary>An object that maps free names.</summary>
    public TypeFileObject Map(string name) => Member(name) is JsonObject map
        ? new TypeFileObject(map, $"{Path}.{name}", [.. map.Select(member => member.Key)])
        : throw WrongType(name);

    /// <summary>A list of objects that must be there.</summary>
    public IEnumerable<TypeFileObject> Objects(string name, IReadOnlyList<string> known)
    {
        JsonArray list = Member(name) as JsonArray ?? throw WrongType(name);
        for (int i = 0; i < list.Count; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{Path}.{name}[{i}]");
            JsonObject item =
                list[i] as JsonObject ?? throw new DocumentFormatException(FormatRule.WrongType, path);
            yield return new TypeFileObject(item, path, known);
        }
    }

    /// <summary>A list of texts that must be there and not empty.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        JsonArray list = Member(name) as JsonArray ?? throw WrongType(name);
        TypeFileReader.Require(list.Count > 0, $"{Path}.{name}");
        return [.. list.Select(item =>
            item is JsonValue value && value.TryGetValue(out string? text) ? text : throw WrongType(name))];
    }

    private JsonNode? Member(string name) => _map.TryGetPropertyValue(name, out JsonNode? value)
        ? value
        : throw new DocumentFormatException(FormatRule.MissingMember, $"{Path}.{name}");

    private T Value<T>(string name) => Member(name) is JsonValue value && value.TryGetValue(out T? found)
        ? found
        : throw WrongType(name);

    private DocumentFormatException WrongType(string name) => new(FormatRule.WrongType, $"{Path}.{name}");
}
