using Grpc.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds server reflection to a host.</summary>
public static class GrpcReflectionServiceExtensions
{
    /// <summary>Adds what <c>MapGrpcReflectionService</c> needs.</summary>
    /// <param name="services">The services of the host.</param>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ReflectionAnswers>();
        services.TryAddSingleton<ReflectionV1Endpoint>();
        services.TryAddSingleton<ReflectionV1AlphaEndpoint>();
        return services;
    }
}
