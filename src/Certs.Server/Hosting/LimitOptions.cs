using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Hosting;

/// <summary>What one caller may cost. Configuration section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>
    /// Calls, and items of streams, per second from one address without a client certificate; 1 to 1,000,000,
    /// default 50.
    /// </summary>
    [Range(1, 1_000_000)]
    public int StrangerItemsPerSecond { get; init; } = 50;

    /// <summary>How many of them may come at once after a pause; 1 to 10,000,000, default 500.</summary>
    [Range(1, 10_000_000)]
    public int StrangerBurst { get; init; } = 500;

    /// <summary>The largest message in bytes; 16 KiB to 4 MiB, default 1 MiB.</summary>
    [Range(16 << 10, 4 << 20)]
    public int MessageBytes { get; init; } = 1 << 20;

    /// <summary>Open connections; 10 to 100,000, default 2,000.</summary>
    [Range(10, 100_000)]
    public int Connections { get; init; } = 2000;
}
