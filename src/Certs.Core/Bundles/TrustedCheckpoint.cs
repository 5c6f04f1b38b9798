using Certs.Core.Evm;

namespace Certs.Core.Bundles;

/// <summary>A block that the signers of a trust file vouch for, with those who seal the blocks after it.</summary>
/// <param name="Height">The block's height.</param>
/// <param name="BlockHash">Its hash.</param>
/// <param name="Time">Its own time.</param>
/// <param name="Validators">The set after the block, ascending; empty on a chain without seals.</param>
/// <param name="EpochLength">After how many blocks the chain forgets votes on the set.</param>
public sealed record TrustedCheckpoint(
    long Height, Hash32 BlockHash, DateTimeOffset Time, IReadOnlyList<Address> Validators, long EpochLength);
