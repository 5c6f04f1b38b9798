using System.Text.Json.Nodes;

namespace Certs.Core.Documents;

/// <summary>One disclosed field (RFC 9901 §4.2.1): <c>[salt, name, value]</c>.</summary>
/// <param name="Encoded">The BASE64URL text whose SHA-256 the payload lists.</param>
/// <param name="Digest">SHA-256 over the ASCII bytes of <paramref name="Encoded"/>.</param>
/// <param name="Name">The field's name in the certificate type.</param>
/// <param name="Value">The field's value; null is never written.</param>
public sealed record Disclosure(ReadOnlyMemory<byte> Encoded, Hash32 Digest, string Name, JsonNode Value);
