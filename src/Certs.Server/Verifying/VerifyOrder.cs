namespace Certs.Server.Verifying;

/// <summary>What is to be judged.</summary>
/// <param name="Document">The document's bytes as presented.</param>
/// <param name="Province">The relying province.</param>
/// <param name="At">The moment to judge at; null: now.</param>
internal sealed record VerifyOrder(ReadOnlyMemory<byte> Document, ushort Province, DateTimeOffset? At);
