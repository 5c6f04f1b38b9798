using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Tracing;

/// <summary>Keeping who had a certificate judged. Configuration section <c>Tracing</c>.</summary>
internal sealed class TracingOptions
{
    /// <summary>For how long it is kept, in whole days; 0 to 3,650 days, default 180 days. 0: nothing is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(180);

    /// <summary>
    /// How often it goes to the store, 0.1 s to 10 min, default 5 s. A service that is killed loses what it noted since.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether whoever holds a document is told, not the issuing agency alone. Default yes. A relying party that was given the
    /// document holds it too.
    /// </summary>
    public bool ShowsHolders { get; init; } = true;
}
