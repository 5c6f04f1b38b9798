using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A certificate as its row says it.</summary>
/// <param name="Id">Its place in the store.</param>
/// <param name="Number">The licence identifier.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="IssuedAt">When it was issued, whole seconds.</param>
/// <param name="ContentDigest">SHA-256 of what was asked for.</param>
/// <param name="Document">The document without its path; empty in lists.</param>
internal sealed record StoredCertificate(
    CertificateId Id, string Number, string Type, DateTimeOffset IssuedAt, Hash32 ContentDigest, byte[] Document);
