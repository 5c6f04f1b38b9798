using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>What one node said of its newest block, and of the block that was read last.</summary>
/// <param name="Node">The node.</param>
/// <param name="Latest">Its newest block.</param>
/// <param name="AtKnownHeight">
/// Its block at the height read last; null: it has none, or nothing was read yet.
/// </param>
internal sealed record NodeProbe(EthNode Node, BlockHeader Latest, BlockHeader? AtKnownHeight);
