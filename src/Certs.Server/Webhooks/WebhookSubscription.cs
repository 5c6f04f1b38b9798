namespace Certs.Server.Webhooks;

/// <summary>One who is told of changes by HTTP. Exactly one of agency, type and numbers says of which.</summary>
public sealed class WebhookSubscription
{
    /// <summary>
    /// The name that its place among the changes is kept under: small letters, digits and hyphens, 1 to 40. One with another
    /// name begins anew.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>Where to: <c>https://</c>, an allowed host and a path.</summary>
    public string Url { get; init; } = "";

    /// <summary>Whatever this agency issued: its URN.</summary>
    public string Agency { get; init; } = "";

    /// <summary>Whatever this node issued of a type: its vct.</summary>
    public string Type { get; init; } = "";

    /// <summary>These certificates of this node.</summary>
    public string[] Numbers { get; init; } = [];

    /// <summary>
    /// Whether the number of a certificate is told also where it was not named in <see cref="Numbers"/>. Default no: the
    /// digest of the handle says it to whoever has the document.
    /// </summary>
    public bool TellsNumbers { get; init; }
}
