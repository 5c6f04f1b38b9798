using Certs.Core.Evm;

namespace Certs.Core.Proofs;

/// <summary>One log of a proven receipt.</summary>
/// <param name="Contract">Who wrote it.</param>
/// <param name="Topics">At most four: the event's topic, then its indexed members.</param>
/// <param name="Data">The other members.</param>
public sealed record ReceiptLog(Address Contract, IReadOnlyList<Hash32> Topics, ReadOnlyMemory<byte> Data);
