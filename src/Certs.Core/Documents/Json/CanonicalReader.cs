using System.Text;

namespace Certs.Core.Documents.Json;

/// <summary>
/// Reads JSON that must be canonical (RFC 8785) and I-JSON (RFC 7493), in one pass over the bytes.
/// </summary>
/// <remarks>
/// There is one spelling of every value, so whatever differs from it is refused where it stands. Members are
/// asked for by name in canonical order; a missing, foreign or misplaced one is found because the bytes are
/// not the next ones.
/// </remarks>
internal ref struct CanonicalReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly string _context;
    private readonly JsonLimits _limits;
    private int _position;
    private int _depth;
    private int _members;

    /// <summary>Starts before the first byte.</summary>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="context">What the text is, for error paths: <c>payload</c>.</param>
    public CanonicalReader(ReadOnlySpan<byte> json, string context)
        : this(json, context, JsonLimits.OfDocuments)
    {
    }

    /// <summary>Starts before the first byte.</summary>
    /// <param name="json">The whole JSON text.</param>
    /// <param name="context">What the text is, for error paths: <c>payload</c>.</param>
    /// <param name="limits">The largest that it may hold.</param>
    public CanonicalReader(ReadOnlySpan<byte> json, string context, JsonLimits limits)
    {
        _json = json;
        _context = context;
        _limits = limits;
    }

    /// <summary>The offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>The next byte; 0 at the end.</summary>
    public readonly byte Next => _position < _json.Length ? _json[_position] : (byte)0;

    /// <summary>Enters an object.</summary>
    public void StartObject() => Open((byte)'{');

    /// <summary>Enters an array.</summary>
    public void StartArray() => Open((byte)'[');

    /// <summary>
    /// Goes to the value of the next member when its name is <paramref name="name"/> (ASCII without escapes).
    /// </summary>
    public bool TryMember(ReadOnlySpan<byte> name)
    {
        bool isFirst = _json[_position - 1] == '{';
        int start = _position + (isFirst ? 0 : 1);
        int end = start + name.Length + 2;
        if (end >= _json.Length
            || (!isFirst && _json[_position] != ',')
            || _json[start] != '"'
            || _json[end - 1] != '"'
            || _json[end] != ':'
            || !_json.Slice(start + 1, name.Length).SequenceEqual(name))
        {
            return false;
        }

        CountMember();
        _position = end + 1;
        return true;
    }

    /// <summary>Goes to the value of the next member, which must be <paramref name="name"/>.</summary>
    public void Member(ReadOnlySpan<byte> name)
    {
        if (!TryMember(name))
        {
            throw Refuse(Absence(name), Encoding.ASCII.GetString(name));
        }
    }

    /// <summary>Leaves an object that must have no further member.</summary>
    public void EndObject()
    {
        if (Next != '}')
        {
            throw RefuseHere(FormatRule.UnknownMember);
        }

        _position++;
        _depth--;
    }

    /// <summary>Goes to the value of the next member, whatever its name; false after the last one, when the
    /// object has been left.</summary>
    /// <param name="name">The name before; becomes the name of this member.</param>
    public bool NextMember(ref ReadOnlySpan<byte> name)
    {
        if (Next == '}')
        {
            EndObject();
            return false;
        }

        bool isFirst = _json[_position - 1] == '{';
        if (!isFirst)
        {
            Expect((byte)',');
        }

        CountMember();
        ReadOnlySpan<byte> next = ReadName();
        int order = isFirst ? -1 : Utf16Order.Compare(name, next);
        if (order >= 0)
        {
            throw Fail(order == 0 ? FormatRule.DuplicateKey : FormatRule.NotCanonical);
        }

        Expect((byte)':');
        name = next;
        return true;
    }

    /// <summary>Goes to the next element; false after the last one, when the array has been left.</summary>
    public bool NextElement()
    {
        if (Next == ']')
        {
            _position++;
            _depth--;
            return false;
        }

        if (_json[_position - 1] != '[')
        {
            Expect((byte)',');
        }

        CountMember();
        return true;
    }

    /// <summary>Reads a string.</summary>
    /// <returns>Its UTF-8 with escapes resolved: a slice of the text, or a copy where there were
    /// escapes.</returns>
    public ReadOnlySpan<byte> ReadString()
    {
        if (Next != '"')
        {
            throw RefuseHere(FormatRule.WrongType);
        }

        FormatRule? broken = CanonicalString.Read(
            _json, _limits.StringBytes, ref _position, out ReadOnlySpan<byte> text);
        return broken is { } rule ? throw Fail(rule) : text;
    }

    /// <summary>Reads an integer of magnitude below 2^53.</summary>
    public long ReadInteger()
    {
        if (Next is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
        {
            throw RefuseHere(FormatRule.WrongType);
        }

        FormatRule? broken = CanonicalInteger.Read(_json, ref _position, out long value);
        return broken is { } rule ? throw Fail(rule) : value;
    }

    /// <summary>The bytes from an earlier position to here.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => _json[start.._position];

    /// <summary>Passes over a value of any type, but not null, at any depth.</summary>
    /// <returns>The bytes of the value.</returns>
    public ReadOnlySpan<byte> SkipValue()
    {
        int start = _position;
        CanonicalWalk.Skip(ref this, isNullAllowed: false);
        return _json[start.._position];
    }

    /// <summary>Passes over <c>true</c>, <c>false</c>, or <c>null</c> where that is allowed.</summary>
    public void SkipWord(bool isNullAllowed)
    {
        ReadOnlySpan<byte> rest = _json[_position..];
        bool isNull = rest.StartsWith("null"u8);
        if (isNull && !isNullAllowed)
        {
            throw Fail(FormatRule.NullValue);
        }

        int length = isNull || rest.StartsWith("true"u8) ? 4 : rest.StartsWith("false"u8) ? 5 : 0;
        if (length == 0)
        {
            throw Fail(IsWhiteSpace(Next) ? FormatRule.NotCanonical : FormatRule.NotJson);
        }

        _position += length;
    }

    /// <summary>Refuses anything after the value.</summary>
    public readonly void End()
    {
        if (_position != _json.Length)
        {
            throw Fail(IsWhiteSpace(Next) ? FormatRule.NotCanonical : FormatRule.NotJson);
        }
    }

    /// <summary>
    /// Makes the error for a broken rule, unless the text is not canonical at all: then that is the error.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="member">The member within this text.</param>
    public readonly DocumentFormatException Refuse(FormatRule rule, string member)
    {
        CanonicalWalk.Check(_json, _context, _limits);
        return new DocumentFormatException(rule, $"{_context}.{member}");
    }

    private readonly DocumentFormatException RefuseHere(FormatRule rule)
    {
        CanonicalWalk.Check(_json, _context, _limits);
        return Fail(Next == 'n' ? FormatRule.NullValue : rule);
    }

    // The names are sorted: where an earlier name stands than the wanted one, that one is foreign.
    private readonly FormatRule Absence(ReadOnlySpan<byte> wanted)
    {
        int start = _position + (Next == ',' ? 2 : 1);
        int end = Next == '}' || start >= _json.Length ? -1 : _json[start..].IndexOf((byte)'"');
        return end >= 0 && Utf16Order.Compare(_json.Slice(start, end), wanted) < 0
            ? FormatRule.UnknownMember
            : FormatRule.MissingMember;
    }

    private ReadOnlySpan<byte> ReadName()
    {
        if (Next != '"')
        {
            throw Fail(IsWhiteSpace(Next) ? FormatRule.NotCanonical : FormatRule.NotJson);
        }

        return ReadString();
    }

    private void Open(byte bracket)
    {
        if (Next != bracket)
        {
            throw RefuseHere(FormatRule.WrongType);
        }

        Enter();
    }

    private void Enter()
    {
        _position++;
        if (++_depth > DocumentLimits.Depth)
        {
            throw Fail(FormatRule.TooDeep);
        }
    }

    private void CountMember()
    {
        if (++_members > _limits.Members)
        {
            throw Fail(FormatRule.TooManyMembers);
        }
    }

    private void Expect(byte wanted)
    {
        if (Next != wanted || _position >= _json.Length)
        {
            throw Fail(IsWhiteSpace(Next) ? FormatRule.NotCanonical : FormatRule.NotJson);
        }

        _position++;
    }

    private static bool IsWhiteSpace(byte value) =>
        value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private readonly DocumentFormatException Fail(FormatRule rule) =>
        new(rule, $"{_context} byte {_position}");
}
