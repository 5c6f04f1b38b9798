namespace Certs.Server.Anchoring;

/// <summary>What issuing and anchoring tell each other: how much waits, and whether this store may issue.</summary>
internal sealed class Backlog
{
    /// <summary>The fact under which the store says that it is an old copy. Set, it stays.</summary>
    public const string BehindChainFact = "anchoring.behind_chain";

    private long _waiting;
    private long _newestBlockSeconds;
    private volatile bool _isStoreBehindChain;

    /// <summary>How many certificates are stored and not anchored.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>
    /// True when the chain has a batch of this node that the store does not know (threat T11): the store is an old
    /// copy, and would give numbers and places a second time.
    /// </summary>
    public bool IsStoreBehindChain => _isStoreBehindChain;

    /// <summary>The time of the newest block that was seen; the year 1970 before the first.</summary>
    public DateTimeOffset NewestBlockTime =>
        DateTimeOffset.FromUnixTimeSeconds(Interlocked.Read(ref _newestBlockSeconds));

    /// <summary>Certificates were stored.</summary>
    public void Add(int count) => Interlocked.Add(ref _waiting, count);

    /// <summary>Certificates were anchored; a negative number: the chain forgot some.</summary>
    public void Remove(long count) => Interlocked.Add(ref _waiting, -count);

    /// <summary>Sets what was counted in the store at the start.</summary>
    public void Set(long waiting) => Interlocked.Exchange(ref _waiting, waiting);

    /// <summary>A block was seen.</summary>
    public void SawBlock(DateTimeOffset time) =>
        Interlocked.Exchange(ref _newestBlockSeconds, time.ToUnixTimeSeconds());

    /// <summary>Makes the node read-only until somebody has restored a newer store.</summary>
    public void StoreIsBehindChain() => _isStoreBehindChain = true;
}
