namespace Certs.Core.Documents;

/// <summary>Fields in canonical form.</summary>
/// <param name="Json">One object with all fields as members (RFC 8785).</param>
/// <param name="Fields">The fields, ascending by name; their values lie in <paramref name="Json"/>.</param>
public sealed record CanonicalFields(ReadOnlyMemory<byte> Json, IReadOnlyList<CertificateField> Fields);
