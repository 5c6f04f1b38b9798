using Certs.Server.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Certs.Server.Webhooks;

/// <summary>What webhooks add to the service.</summary>
internal static class WebhookRegistration
{
    /// <summary>Adds them. Configuration section <c>Webhooks</c>. Needs watching, storage and the chain.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="folder">Where the key is kept: what all replicas share.</param>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, string folder)
    {
        services
            .AddOptions<WebhooksOptions>()
            .BindConfiguration("Webhooks")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<ITargetNetwork, MachineNetwork>();
        return services
            .AddSingleton(_ => new WebhookKey(folder))
            .AddSingleton<WebhookStore>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookTurns>()
            .AddSingleton<DeliverChanges>()
            .AddSingleton<ManageWebhooks>()
            .AddHostedService<WebhookWorker>();
    }
}
