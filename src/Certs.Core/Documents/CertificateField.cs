using System.Text.Json.Nodes;

namespace Certs.Core.Documents;

/// <summary>A field of a certificate: what the licence says about one thing.</summary>
/// <param name="Name">The field's name in the certificate type.</param>
/// <param name="Value">A string, integer, boolean, array or object, without any null inside.</param>
public sealed record CertificateField(string Name, JsonNode Value);
