using Grpc.AspNetCore.Server;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Hosting;

/// <summary>What hosting adds to the service: listeners, the local authority, roles, limits.</summary>
internal static class HostingRegistration
{
    // For unary calls under way; streams are ended when the stop begins.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    /// <summary>Adds everything that stands between a socket and a use case.</summary>
    public static IServiceCollection AddNodeHosting(this IServiceCollection services)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        services.AddOptions<NodeOptions>()
            .BindConfiguration("Node").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LimitOptions>()
            .BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => LocalAuthority.Open(
            provider.GetRequiredService<IOptions<NodeOptions>>().Value.Shared,
            provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton(provider => new ClientCertificates(
            provider.GetRequiredService<LocalAuthority>().Root, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RolesFile(
            provider.GetRequiredService<IOptions<NodeOptions>>().Value.Shared,
            provider.GetRequiredService<LocalAuthority>()));
        services.AddSingleton<CallerIdentity>();
        services.AddSingleton<CallRate>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, Listeners>();
        services.AddSingleton<Authorisation>();
        services.AddSingleton<IConfigureOptions<GrpcServiceOptions>, GrpcSettings>();
        services.AddSingleton<HealthServiceImpl>();
        services.AddHostedService<NodeHealth>();
        services.AddHostedService<ServiceFile>();
        services.AddHostedService<ParentWatch>();
        return services;
    }
}
