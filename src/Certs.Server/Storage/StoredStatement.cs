using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A bridge statement as the store has it.</summary>
/// <param name="Id">Its place; its agency is the bridging body.</param>
/// <param name="Original">The leaf of the certificate.</param>
/// <param name="Province">The relying province.</param>
/// <param name="IssuedAt">When it was made.</param>
/// <param name="ExpiresAt">The first moment at which it no longer holds.</param>
/// <param name="Handle">SHA-256 of its handle.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null: it was not.</param>
/// <param name="IsWithdrawalRecorded">Whether the chain says so too.</param>
/// <param name="Document">Its file, without a path.</param>
internal sealed record StoredStatement(
    CertificateId Id, Hash32 Original, ushort Province, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt,
    Hash32 Handle, DateTimeOffset? WithdrawnAt, bool IsWithdrawalRecorded, byte[] Document);
