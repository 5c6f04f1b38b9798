using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>
/// Writes fields in canonical form straight from where they come from, with no tree in between. Borrows its memory:
/// dispose it.
/// </summary>
/// <remarks>
/// The caller brings fields, and the members of objects, in the order of their UTF-16 code units, each name once. A
/// value that a document cannot hold throws <see cref="DocumentFormatException"/> with the field's name as path; what
/// was written is of no use then.
/// </remarks>
public ref struct FieldsWriter : IDisposable
{
    // A field's value stands as the third element in the array of its disclosure.
    private const int DisclosureMembers = 3;
    private const int DisclosureDepth = 1;

    private readonly List<(string Name, int Start, int End)> _fields;
    private JsonBuffer _json;
    private string _name = "";
    private int _start;
    private int _members;
    private int _fieldMembers;
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Starts without fields.</summary>
    /// <param name="count">How many are expected.</param>
    public FieldsWriter(int count)
    {
        _fields = new List<(string Name, int Start, int End)>(count);
        _json = new JsonBuffer(2048);
        _json.Append("{"u8);
    }

    /// <summary>Starts a field; its value follows, then <see cref="EndField"/>.</summary>
    public void StartField(string name)
    {
        _name = name;
        _fieldMembers = DisclosureMembers - 1;
        _depth = DisclosureDepth;
        _isFirst = _fields.Count == 0;
        NextMember();
        _json.AppendString(name, name);
        _json.Append(":"u8);
        _start = _json.Length;
    }

    /// <summary>Ends the field.</summary>
    public void EndField() => _fields.Add((_name, _start, _json.Length));

    /// <summary>Writes a text that is there in UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        _json.AppendString(utf8, _name);
        _isFirst = false;
    }

    /// <summary>Writes a whole number.</summary>
    public void Whole(long value)
    {
        _json.AppendInteger(value, _name);
        _isFirst = false;
    }

    /// <summary>Writes true or false.</summary>
    public void Flag(bool value)
    {
        _json.Append(value ? "true"u8 : "false"u8);
        _isFirst = false;
    }

    /// <summary>
    /// Negative, zero or positive, as the name <paramref name="left"/> comes before <paramref name="right"/>, is the
    /// same, or comes after it. Both in UTF-8.
    /// </summary>
    public static int CompareNames(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Utf16Order.Compare(left, right);

    /// <summary>Starts a list. Before each value comes <see cref="Element"/>.</summary>
    public void StartList() => Open("["u8);

    /// <summary>Says that an element of the list follows.</summary>
    public void Element() => NextMember();

    /// <summary>Ends the list.</summary>
    public void EndList() => Close("]"u8);

    /// <summary>Starts an object. Before each value comes <see cref="Member"/>.</summary>
    public void StartObject() => Open("{"u8);

    /// <summary>Says that a member of the object follows, whose name is there in UTF-8.</summary>
    public void Member(ReadOnlySpan<byte> utf8Name)
    {
        NextMember();
        _json.AppendString(utf8Name, _name);
        _json.Append(":"u8);
    }

    /// <summary>Ends the object.</summary>
    public void EndObject() => Close("}"u8);

    /// <summary>What was written.</summary>
    public CanonicalFields ToFields()
    {
        _json.Append("}"u8);
        ReadOnlyMemory<byte> json = _json.ToArray();
        CertificateField[] fields = new CertificateField[_fields.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            (string name, int start, int end) = _fields[i];
            fields[i] = new CertificateField(name, json[start..end]);
        }

        return new CanonicalFields(json, fields);
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private void Open(ReadOnlySpan<byte> bracket)
    {
        if (++_depth > DocumentLimits.Depth)
        {
            throw new DocumentFormatException(FormatRule.TooDeep, _name);
        }

        _json.Append(bracket);
        _isFirst = true;
    }

    private void Close(ReadOnlySpan<byte> bracket)
    {
        _depth--;
        _json.Append(bracket);
        _isFirst = false;
    }

    private void NextMember()
    {
        Count();
        _json.Append(_isFirst ? default : ","u8);
    }

    private void Count()
    {
        if (++_members > DocumentLimits.Members || ++_fieldMembers > DocumentLimits.Members)
        {
            throw new DocumentFormatException(FormatRule.TooManyMembers, _name);
        }
    }
}
