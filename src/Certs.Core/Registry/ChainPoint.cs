namespace Certs.Core.Registry;

/// <summary>Where on the chain something was recorded.</summary>
/// <param name="BlockNumber">The block's height; 0 is the genesis block.</param>
/// <param name="BlockTime">The block's own time, UTC, whole seconds.</param>
/// <param name="LogIndex">The event's place within the block; null for the block as a whole.</param>
public readonly record struct ChainPoint(long BlockNumber, DateTimeOffset BlockTime, int? LogIndex = null);
