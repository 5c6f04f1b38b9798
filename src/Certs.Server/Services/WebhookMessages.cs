using Certs.Api.V1;
using Certs.Server.Webhooks;
using Google.Protobuf.WellKnownTypes;

namespace Certs.Server.Services;

/// <summary>Writes webhooks as messages.</summary>
internal static class WebhookMessages
{
    /// <summary>A subscription with how far it is.</summary>
    public static Webhook ToMessage((WebhookSubscription Subscription, WebhookState? State) one) => new()
    {
        Name = one.Subscription.Name,
        Host = new Uri(one.Subscription.Url).Host,
        Cursor = one.State?.Cursor ?? "",
        Delivered = one.State?.Delivered ?? 0,
        DeliverTime = one.State?.DeliveredAt?.ToTimestamp(),
        Failures = one.State?.Failures ?? 0,
        FailingSinceTime = one.State?.FailingSince?.ToTimestamp(),
        Problem = (Api.V1.WebhookProblem)(one.State?.Problem ?? 0),
        StopTime = one.State?.StoppedAt?.ToTimestamp(),
    };
}
