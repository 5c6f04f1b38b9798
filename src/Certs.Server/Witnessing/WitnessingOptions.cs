using System.ComponentModel.DataAnnotations;

namespace Certs.Server.Witnessing;

/// <summary>How provinces sign for blocks together. Configuration section <c>Witnessing</c>.</summary>
internal sealed class WitnessingOptions : IValidatableObject
{
    /// <summary>
    /// How often this province signs for the newest block and asks its peers to; 1 s to 1 day, default 10 min. Without
    /// peers it never does.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a peer may take to answer; 100 ms to 1 min, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PeerLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long signatures that contradict nothing are kept; 1 h to 10 years, default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The services of other provinces, at most 63; default none.</summary>
    [MaxLength(63)]
    public PeerOptions[] Peers { get; init; } = [];

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Peers.Select(peer => peer.Problem).OfType<string>()
            .Select(problem => new ValidationResult(problem, [nameof(Peers)]));
}
