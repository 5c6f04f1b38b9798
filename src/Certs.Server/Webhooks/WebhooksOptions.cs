using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Certs.Core;

namespace Certs.Server.Webhooks;

/// <summary>Telling of changes by HTTP. Configuration section <c>Webhooks</c>.</summary>
internal sealed partial class WebhooksOptions : IValidatableObject
{
    /// <summary>The hosts that may be told, by their names in small letters (punycode). Default: none.</summary>
    [MaxLength(1_000)]
    public string[] AllowedHosts { get; init; } = [];

    /// <summary>Who is told what. Default: nobody.</summary>
    [MaxLength(1_000)]
    public WebhookSubscription[] Subscriptions { get; init; } = [];

    /// <summary>
    /// A file (PEM) with the authorities that certificates of the targets come from. Default (null): those that this machine
    /// trusts.
    /// </summary>
    public string? AuthoritiesFile { get; init; }

    /// <summary>The first pause after a failure, 0.1 s to 1 h, default 1 s; each further one is twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause after failures, 1 s to 1 day, default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// For how long a delivery is tried before the subscription is stopped, 1 s to 90 days, default 5 days. It goes on from
    /// there when an operator says so.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "90.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (WebhookSubscription one in Subscriptions)
        {
            if (!Name().IsMatch(one.Name))
            {
                yield return Problem($"'{one.Name}' is no name: small letters, digits and hyphens, 1 to 40.");
            }
            else if (Subscriptions.Count(other => other.Name == one.Name) > 1)
            {
                yield return Problem($"There are two with the name {one.Name}.");
            }

            if (WebhookAddress.TryRead(one.Url, AllowedHosts) is null)
            {
                yield return Problem($"The Url of '{one.Name}' is not https://, an allowed host and a path, without anything else.");
            }

            if (Count(one) != 1 || (one.Agency.Length > 0 && !AgencyId.TryParse(one.Agency, out _)))
            {
                yield return Problem($"'{one.Name}' needs exactly one of Agency (an URN), Type (a vct) and Numbers.");
            }
        }

        if (AuthoritiesFile is not null && !File.Exists(AuthoritiesFile))
        {
            yield return new ValidationResult($"There is no file {AuthoritiesFile}.", [nameof(AuthoritiesFile)]);
        }
    }

    private static int Count(WebhookSubscription one) =>
        (one.Agency.Length > 0 ? 1 : 0) + (one.Type.Length > 0 ? 1 : 0) + (one.Numbers.Length > 0 ? 1 : 0);

    private static ValidationResult Problem(string text) => new(text, [nameof(Subscriptions)]);

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Name();
}
