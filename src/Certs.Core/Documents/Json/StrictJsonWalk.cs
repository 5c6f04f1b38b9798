using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Certs.Core.Documents.Json;

/// <summary>One pass of <see cref="StrictJson"/> over a text.</summary>
internal ref struct StrictJsonWalk
{
    private readonly string _name;
    private Utf8JsonReader _reader;
    private int _members;

    /// <summary>Starts before the first byte of valid UTF-8.</summary>
    public StrictJsonWalk(ReadOnlySpan<byte> utf8, JsonReaderOptions options, string name)
    {
        _reader = new Utf8JsonReader(utf8, options);
        _name = name;
    }

    /// <summary>Reads the one value of the text.</summary>
    public JsonNode? ReadDocument()
    {
        Advance();
        JsonNode? value = ReadValue();
        return _reader.Read() ? throw Fail(FormatRule.NotJson) : value;
    }

    private void Advance()
    {
        if (!_reader.Read())
        {
            throw Fail(FormatRule.NotJson);
        }
    }

    private JsonNode? ReadValue() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(),
        JsonTokenType.StartArray => ReadArray(),
        JsonTokenType.String => JsonValue.Create(ReadText()),
        JsonTokenType.Number => JsonValue.Create(ReadInteger()),
        JsonTokenType.True => JsonValue.Create(true),
        JsonTokenType.False => JsonValue.Create(false),
        _ => null,
    };

    private JsonObject ReadObject()
    {
        CheckDepth();
        JsonObject map = [];
        for (Advance(); _reader.TokenType == JsonTokenType.PropertyName; Advance())
        {
            CountMember();
            string name = ReadText();
            Advance();
            if (!map.TryAdd(name, ReadValue()))
            {
                throw Fail(FormatRule.DuplicateKey);
            }
        }

        return map;
    }

    private JsonArray ReadArray()
    {
        CheckDepth();
        JsonArray list = [];
        for (Advance(); _reader.TokenType != JsonTokenType.EndArray; Advance())
        {
            CountMember();
            list.Add(ReadValue());
        }

        return list;
    }

    private string ReadText()
    {
        if (_reader.ValueSpan.Length > DocumentLimits.StringBytes * 6)
        {
            throw Fail(FormatRule.StringTooLong);
        }

        string text;
        try
        {
            text = _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so what cannot be read is an escaped surrogate on its own.
            throw Fail(FormatRule.LoneSurrogate);
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > DocumentLimits.StringBytes)
        {
            throw Fail(FormatRule.StringTooLong);
        }

        return UnicodeRules.Violation(utf8) is { } broken ? throw Fail(broken) : text;
    }

    private readonly long ReadInteger()
    {
        int position = 0;
        FormatRule? broken = CanonicalInteger.Read(_reader.ValueSpan, ref position, out long value);
        return broken is { } rule ? throw Fail(rule) : value;
    }

    private readonly void CheckDepth()
    {
        if (_reader.CurrentDepth >= DocumentLimits.Depth)
        {
            throw Fail(FormatRule.TooDeep);
        }
    }

    private void CountMember()
    {
        if (++_members > DocumentLimits.Members)
        {
            throw Fail(FormatRule.TooManyMembers);
        }
    }

    private readonly DocumentFormatException Fail(FormatRule rule) =>
        new(rule, $"{_name} byte {_reader.TokenStartIndex}");
}
