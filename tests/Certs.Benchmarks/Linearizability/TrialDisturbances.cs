namespace Certs.Benchmarks.Linearizability;

/// <summary>What goes wrong in a run.</summary>
[Flags]
internal enum TrialDisturbances
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A replica is killed and started again.</summary>
    Kill = 1,

    /// <summary>The chain makes no blocks for a while.</summary>
    NoBlocks = 2,

    /// <summary>The chain's node is off for a while.</summary>
    NodeOff = 4,
}
