namespace Certs.Ledger.DevChain;

/// <summary>The development chain that a service starts itself.</summary>
public sealed class DevChainOptions
{
    /// <summary>
    /// The folder that all services on this machine share: <c>chain</c> and <c>tools</c> are made in it, and
    /// <c>network.json</c> in <c>chain</c>.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The chain's id (EIP-155); 1 or more, default 6201. Fixed when the chain is first started.
    /// </summary>
    public long ChainId { get; init; } = 6201;

    /// <summary>
    /// How long the node may take to answer for the first time, and how long another process that owns the
    /// chain may take to found it; default 1 min.
    /// </summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// A snapshot is taken when this much time has passed since the last one and blocks were made; default 2
    /// s.
    /// </summary>
    /// <remarks>
    /// Blocks younger than the last snapshot are lost when the service is killed. On a long chain snapshots
    /// come less often, so that they take no more than a fiftieth of the time.
    /// </remarks>
    public TimeSpan SnapshotInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A snapshot is taken after this many blocks even within the interval; default 50.</summary>
    public int SnapshotBlocks { get; init; } = 50;

    /// <summary>
    /// An empty block is made when the newest is this old, so that an old head means trouble; default 60 s.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Above this height the owner is warned: each block takes longer than the one before; default 10,000.
    /// </summary>
    public long WarnAboveBlocks { get; init; } = 10_000;

    /// <summary>What to do when the node ends although nobody stopped it. Default: start it again.</summary>
    public DevChainRestart Restart { get; init; } = DevChainRestart.Always;
}
