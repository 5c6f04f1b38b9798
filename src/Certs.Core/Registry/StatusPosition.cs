namespace Certs.Core.Registry;

/// <summary>
/// A place in the order of all changes of status, the same for everybody who reads the chain: it is made of the chain alone.
/// </summary>
/// <param name="BlockNumber">The block.</param>
/// <param name="LogIndex">
/// The last event of the block that lies before the place; <see cref="EndOfBlock"/>: all of them do.
/// </param>
/// <param name="Mark">
/// Eight bytes of a hash over every change before the place, from the first on. Another chain, or this one after it lost
/// blocks, has another mark there.
/// </param>
public readonly record struct StatusPosition(long BlockNumber, int LogIndex, ulong Mark)
{
    /// <summary>The log index of a place after everything in its block.</summary>
    public const int EndOfBlock = int.MaxValue;
}
