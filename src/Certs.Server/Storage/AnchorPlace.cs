using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Where a batch is on the chain.</summary>
/// <param name="BlockNumber">The block's height.</param>
/// <param name="BlockHash">The block's hash, by which a chain that was reset is noticed.</param>
/// <param name="BlockTime">The block's time, whole seconds: the proof of existence.</param>
/// <param name="TransactionHash">The transaction that anchored the root, as the chain says.</param>
internal sealed record AnchorPlace(
    long BlockNumber, Hash32 BlockHash, DateTimeOffset BlockTime, Hash32 TransactionHash);
