using Microsoft.Extensions.DependencyInjection;
using Registration = Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

namespace Grpc.AspNetCore.Server;

/// <summary>Remembers what the host has registered, to know which services live as long as the
/// host.</summary>
internal sealed class ServiceRegistrations(IServiceCollection services)
{
    /// <summary>Whether there is one instance of a type for the host's whole life.</summary>
    internal bool IsSingleton(Type type) => services
        .LastOrDefault((Registration one) => one.ServiceType == type && !one.IsKeyedService)
        ?.Lifetime == ServiceLifetime.Singleton;

    /// <summary>Whether a type is registered at all.</summary>
    internal bool IsKnown(Type type) => services.Any(one => one.ServiceType == type && !one.IsKeyedService);
}
