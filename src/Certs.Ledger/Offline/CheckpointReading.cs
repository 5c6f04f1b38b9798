using Certs.Core.Bundles;
using Certs.Core.Merkle;
using Certs.Core.Witnessing;

namespace Certs.Ledger.Offline;

/// <summary>What was read of the chain for a checkpoint.</summary>
/// <param name="Checkpoint">The block and the root over the facts.</param>
/// <param name="Facts">The facts in their order.</param>
/// <param name="Tree">The tree over them; null: there are none.</param>
/// <param name="Root">Whose signatures count, as known at the block.</param>
public sealed record CheckpointReading(
    Checkpoint Checkpoint, IReadOnlyList<WitnessedFact> Facts, MerkleTree? Tree, TrustRoot Root);
