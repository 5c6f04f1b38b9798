using Certs.Core;

namespace Certs.Server.Bridging;

/// <summary>What a caller wants a statement about: well-formed, not yet verified.</summary>
/// <param name="RequestId">The caller's id for this request.</param>
/// <param name="Document">The certificate's file.</param>
/// <param name="Province">The relying province.</param>
/// <param name="Body">The bridging agency; null: any of this node that may.</param>
/// <param name="ValidFor">How long it is to hold; null: as long as is usual.</param>
/// <param name="ContentDigest">SHA-256 of all of this: what the request id stands for.</param>
internal sealed record StatementOrder(
    Guid RequestId, ReadOnlyMemory<byte> Document, ushort Province, AgencyId? Body, TimeSpan? ValidFor,
    Hash32 ContentDigest);
