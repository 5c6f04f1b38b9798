using Certs.Core.Types;
using Certs.Server.Services;
using Certs.Server.Storage;

namespace Certs.Server.Watching;

/// <summary>What watching adds to the service.</summary>
internal static class WatchingRegistration
{
    /// <summary>Adds it. Configuration section <c>Watching</c>. Needs storage and the chain.</summary>
    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services
            .AddOptions<WatchingOptions>()
            .BindConfiguration("Watching")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services
            .AddSingleton<ChangedCertificateStore>()
            .AddSingleton(provider => new WatchedCertificates(provider.GetRequiredService<ChangedCertificateStore>()))
            .AddSingleton(provider => new WatchedHolders(
                provider.GetRequiredService<ChangedCertificateStore>(), provider.GetRequiredService<CertificateTypes>()))
            .AddSingleton<ChainSignal>()
            .AddSingleton<Subscribers>()
            .AddSingleton<WatchStatus>()
            .AddSingleton<WatchRequests>();
    }
}
