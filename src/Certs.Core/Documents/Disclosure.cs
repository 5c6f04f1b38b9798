using System.Text.Json.Nodes;

namespace Certs.Core.Documents;

/// <summary>One disclosed field (RFC 9901 §4.2.1): <c>[salt, name, value]</c>.</summary>
public sealed class Disclosure
{
    private JsonNode? _value;

    internal Disclosure(
        ReadOnlyMemory<byte> encoded, Hash32 digest, string name, ReadOnlyMemory<byte> valueJson)
    {
        Encoded = encoded;
        Digest = digest;
        Name = name;
        ValueJson = valueJson;
    }

    /// <summary>The BASE64URL text whose SHA-256 the payload lists.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>SHA-256 over the ASCII bytes of <see cref="Encoded"/>.</summary>
    public Hash32 Digest { get; }

    /// <summary>The field's name in the certificate type.</summary>
    public string Name { get; }

    /// <summary>The field's value as canonical JSON in UTF-8; never <c>null</c>.</summary>
    public ReadOnlyMemory<byte> ValueJson { get; }

    /// <summary>The field's value as a tree, made at the first use. Not to be changed.</summary>
    public JsonNode Value => _value ??= JsonNode.Parse(ValueJson.Span)!;

    /// <summary>The field alone.</summary>
    public CertificateField ToField() => new(Name, ValueJson);
}
