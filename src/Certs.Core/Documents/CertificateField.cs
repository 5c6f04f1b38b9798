using System.Text.Json;
using System.Text.Json.Nodes;
using Certs.Core.Documents.Json;

namespace Certs.Core.Documents;

/// <summary>A field of a certificate: what the licence says about one thing.</summary>
/// <remarks>Made of a tree, or of canonical JSON; the other form is made when somebody asks for it.</remarks>
public sealed class CertificateField
{
    private readonly ReadOnlyMemory<byte> _canonical;
    private JsonNode? _value;

    /// <summary>A field out of a tree.</summary>
    /// <param name="name">The field's name in the certificate type.</param>
    /// <param name="value">A string, integer, boolean, array or object, without any null inside.</param>
    public CertificateField(string name, JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        _value = value;
    }

    internal CertificateField(string name, ReadOnlyMemory<byte> canonical)
    {
        Name = name;
        _canonical = canonical;
    }

    /// <summary>The field's name in the certificate type.</summary>
    public string Name { get; }

    /// <summary>The value as a tree. Not to be changed.</summary>
    public JsonNode Value => _value ??= JsonNode.Parse(_canonical.Span)!;

    /// <summary>The value as JSON in UTF-8; of a tree, in whatever spelling and with whatever it holds.</summary>
    internal ReadOnlySpan<byte> Json =>
        _canonical.IsEmpty ? JsonSerializer.SerializeToUtf8Bytes(_value) : _canonical.Span;

    /// <summary>The value in canonical form.</summary>
    /// <exception cref="DocumentFormatException">The tree holds what a document cannot hold.</exception>
    internal ReadOnlyMemory<byte> ToCanonical()
    {
        if (!_canonical.IsEmpty)
        {
            return _canonical;
        }

        JsonBuffer buffer = new(256);
        try
        {
            CanonicalJson.AppendValue(ref buffer, Value, $"fields.{Name}");
            return buffer.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
