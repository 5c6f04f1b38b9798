using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>A signed bridge statement that is to be stored.</summary>
/// <param name="Body">The bridging agency.</param>
/// <param name="RequestId">The request that it answers; null: made without one.</param>
/// <param name="ContentDigest">What the request id stands for.</param>
/// <param name="Original">The leaf of the certificate.</param>
/// <param name="Province">The relying province.</param>
/// <param name="IssuedAt">When it was made, whole seconds.</param>
/// <param name="ExpiresAt">The first moment at which it no longer holds.</param>
/// <param name="Suites">Every suite that signed it, bit n − 1 for suite n.</param>
/// <param name="Leaf">Its leaf.</param>
/// <param name="Handle">SHA-256 of its handle.</param>
/// <param name="Document">Its file, without a path.</param>
internal sealed record NewStatement(
    AgencyId Body, Guid? RequestId, Hash32 ContentDigest, Hash32 Original, ushort Province, DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt, ushort Suites, Hash32 Leaf, Hash32 Handle, byte[] Document);
