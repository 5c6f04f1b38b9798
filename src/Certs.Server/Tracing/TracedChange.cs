using Certs.Core;
using Certs.Core.Registry;

namespace Certs.Server.Tracing;

/// <summary>A change as the chain has it, with what this store knows of it.</summary>
/// <param name="Record">What the chain keeps.</param>
/// <param name="Place">Where; null: another than this store made it.</param>
/// <param name="DetailDigest">SHA-256 of the detail; zero: not known here.</param>
/// <param name="Detail">The detail; empty: not known, or not to be shown.</param>
/// <param name="ReplacedBy">The certificate that took this one's place; null: none.</param>
internal sealed record TracedChange(
    StatusRecord Record, ChainPoint? Place, Hash32 DetailDigest, ReadOnlyMemory<byte> Detail, string? ReplacedBy);
