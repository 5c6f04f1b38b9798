namespace Certs.Benchmarks.KillLoop;

/// <summary>What is killed.</summary>
internal enum KillKind
{
    /// <summary>The service; its chain node ends with it.</summary>
    Service = 1,

    /// <summary>The chain node; the service goes on and starts another.</summary>
    Chain = 2,

    /// <summary>The chain node, and a moment later the service.</summary>
    ChainThenService = 3,

    /// <summary>The service while it starts, before it listens.</summary>
    StartingService = 4,
}
