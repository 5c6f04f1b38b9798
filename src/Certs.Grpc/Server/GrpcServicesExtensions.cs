using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds gRPC to a host.</summary>
public static class GrpcServicesExtensions
{
    /// <summary>Adds gRPC.</summary>
    /// <param name="services">The services of the host.</param>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddOptions();
        services.TryAddSingleton(new ServiceRegistrations(services));
        services.TryAddSingleton<MappedServices>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConnectionListenerFactory, PipelineTransport>());
        return new GrpcServerBuilder(services);
    }

    /// <summary>Adds gRPC with options for all services.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configureOptions">Changes the options.</param>
    public static IGrpcServerBuilder AddGrpc(
        this IServiceCollection services, Action<GrpcServiceOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configureOptions);
        return services.AddGrpc();
    }

    /// <summary>Adds options for one service.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="builder">What <c>AddGrpc</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    public static IGrpcServerBuilder AddServiceOptions<TService>(
        this IGrpcServerBuilder builder, Action<GrpcServiceOptions<TService>> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }
}
