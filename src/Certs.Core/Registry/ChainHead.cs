namespace Certs.Core.Registry;

/// <summary>The block that a view of the chain is as of.</summary>
/// <param name="ChainId">The chain's id (EIP-155).</param>
/// <param name="BlockNumber">The block's height.</param>
/// <param name="BlockHash">The block's hash.</param>
/// <param name="BlockTime">The block's own time, UTC, whole seconds.</param>
public sealed record ChainHead(long ChainId, long BlockNumber, Hash32 BlockHash, DateTimeOffset BlockTime);
