using Certs.Core;
using Certs.Core.Evm;

namespace Certs.Ledger.Evm;

/// <summary>One log that a contract wrote.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Topics">At most four: the event's topic, then its indexed members.</param>
/// <param name="Data">The other members.</param>
/// <param name="BlockNumber">The height of its block.</param>
/// <param name="BlockHash">The hash of its block.</param>
/// <param name="TransactionHash">The transaction that made it.</param>
/// <param name="LogIndex">Its place within the block, from 0.</param>
public sealed record EventLog(
    Address Contract, IReadOnlyList<Hash32> Topics, ReadOnlyMemory<byte> Data, long BlockNumber,
    Hash32 BlockHash,
    Hash32 TransactionHash, int LogIndex);
