using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A certificate that waits for signatures made outside.</summary>
/// <param name="Agency">The issuing agency.</param>
/// <param name="RequestId">The caller's request id.</param>
/// <param name="ContentDigest">SHA-256 of what was asked for.</param>
/// <param name="Number">The licence identifier that is promised to it.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="IssuedAt">When it was prepared, whole seconds: the document's <c>iat</c>.</param>
/// <param name="ExpiresAt">The first moment at which it can no longer be completed, whole seconds.</param>
/// <param name="Content">Payload, disclosures and headers in stored form. Holds all salts.</param>
internal sealed record PreparedRow(
    AgencyId Agency, Guid RequestId, Hash32 ContentDigest, string Number, string Type, DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt, byte[] Content);
