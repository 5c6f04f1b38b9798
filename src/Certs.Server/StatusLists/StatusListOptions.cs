using System.ComponentModel.DataAnnotations;

namespace Certs.Server.StatusLists;

/// <summary>Published status lists. Configuration section <c>StatusLists</c>.</summary>
internal sealed class StatusListOptions : IValidatableObject
{
    private const int LongestAddress = 80;

    /// <summary>
    /// Where the world reaches this node's lists: <c>https://status.example.gov.cn</c>, with a path if need be, without a
    /// slash at the end, at most 80 characters. Certificates name it. Default (null): certificates name no list, and none is
    /// published.
    /// </summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>For how long a copy of a list may be used before a newer one is fetched; 10 s to 1 day, default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// For how long a list says anything, from the block time that it is as of; twice <see cref="TimeToLive"/> to 31 days,
    /// default 1 h. So long does a list outlive a chain that cannot be reached.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:20", "31.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many entries that no certificate has change in each list in a day; 0 to 1,000, default 4.</summary>
    [Range(0, 1_000)]
    public int DecoysPerDay { get; init; } = 4;

    /// <summary>The address as text, without a slash at the end; null: nothing is published.</summary>
    public string? Address => PublicAddress?.AbsoluteUri.TrimEnd('/');

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is { } address
            && (!address.IsAbsoluteUri
                || address.Scheme is not ("http" or "https")
                || address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0
                || Address!.Length > LongestAddress))
        {
            yield return new ValidationResult(
                $"An address such as https://status.example.gov.cn, at most {LongestAddress} characters.",
                [nameof(PublicAddress)]);
        }

        if (Lifetime < 2 * TimeToLive)
        {
            yield return new ValidationResult("At least twice TimeToLive.", [nameof(Lifetime)]);
        }

        if (TimeToLive.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return new ValidationResult("Whole seconds.", [nameof(TimeToLive)]);
        }
    }
}
