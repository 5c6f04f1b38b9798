using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Bridging;

/// <summary>How bridge statements are made. Configuration section <c>Bridging</c>.</summary>
internal sealed class BridgingOptions
{
    /// <summary>How long a statement holds when the request does not say; default 365 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan Validity { get; init; } = TimeSpan.FromDays(365);

    /// <summary>The longest that a request may ask for; default 1,095 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan LongestValidity { get; init; } = TimeSpan.FromDays(1095);

    /// <summary>The longest that a call waits for the chain, whatever its deadline; default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many certificates of a bulk are stored together; 1 to 10,000, default 512.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; init; } = 512;
}
