using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A signed certificate that is about to be stored.</summary>
/// <param name="Agency">The issuing agency.</param>
/// <param name="RequestId">The caller's request id.</param>
/// <param name="ContentDigest">SHA-256 of what was asked for, so that the id cannot be used for something else.</param>
/// <param name="Number">The licence identifier.</param>
/// <param name="Type">The certificate type's URN.</param>
/// <param name="IssuedAt">When it was issued, whole seconds.</param>
/// <param name="Suites">Bit n − 1 is set when suite n has signed.</param>
/// <param name="Leaf">What goes to the chain.</param>
/// <param name="Handle">SHA-256 of its handle: the key of its status.</param>
/// <param name="ExpiresAt">The first moment outside its validity; null: no end.</param>
/// <param name="Document">The document, without a path.</param>
internal sealed record NewCertificate(
    AgencyId Agency, Guid RequestId, Hash32 ContentDigest, string Number, string Type, DateTimeOffset IssuedAt,
    ushort Suites, Hash32 Leaf, Hash32 Handle, DateTimeOffset? ExpiresAt, byte[] Document);
