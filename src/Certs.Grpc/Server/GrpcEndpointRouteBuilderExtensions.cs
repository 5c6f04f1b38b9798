using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to their paths.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    private const string LogCategory = "Grpc.AspNetCore.Server";

    /// <summary>Maps the methods of a service: gRPC, gRPC-Web and Connect on the same paths.</summary>
    /// <remarks>A service that is registered as a singleton is resolved once, here; any other is made for
    /// each call.</remarks>
    /// <typeparam name="TService">The service's class, derived from the generated base.</typeparam>
    /// <param name="builder">The routes of the host.</param>
    /// <exception cref="InvalidOperationException"><c>AddGrpc</c> was not called, or the class is not that of
    /// a generated service.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(
        this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceProvider services = builder.ServiceProvider;
        ServiceRegistrations registrations = services.GetService<ServiceRegistrations>()
            ?? throw new InvalidOperationException("Call AddGrpc before MapGrpcService.");
        GrpcServiceOptions all = services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(LogCategory);
        ServiceSettings settings = new(
            services.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value,
            all,
            services,
            logger);
        MethodBinder<TService> binder = new(
            settings, new ServiceActivator<TService>(registrations.IsKnown(typeof(TService))));
        TService? instance = registrations.IsSingleton(typeof(TService))
            ? services.GetRequiredService<TService>()
            : null;
        MappedServices mapped = services.GetRequiredService<MappedServices>();
        if (ServiceBinding.Bind(typeof(TService), binder, instance) is { } descriptor)
        {
            mapped.Add(descriptor);
        }

        MapUnknown(builder, mapped, all, services, logger);
        return new([.. binder.Methods.Select(method => Map(builder, typeof(TService), method))]);
    }

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder builder, Type serviceType, BoundMethod bound) => builder
        .Map(RoutePatternFactory.Parse(bound.Method.FullName), bound.Handler)
        .WithDisplayName("gRPC - " + bound.Method.FullName)
        .WithMetadata([.. bound.Attributes])
        .WithMetadata(new GrpcMethodMetadata(serviceType, bound.Method));

    private static void MapUnknown(
        IEndpointRouteBuilder builder,
        MappedServices mapped,
        GrpcServiceOptions all,
        IServiceProvider services,
        ILogger logger)
    {
        if (mapped.HasFallback || all.IgnoreUnknownServices == true)
        {
            return;
        }

        mapped.HasFallback = true;
        RoutePattern pattern = RoutePatternFactory.Parse(
            "{service}/{method}", defaults: null, new { service = new GrpcContentConstraint() });
        ServiceSettings settings = new(new GrpcServiceOptions(), new GrpcServiceOptions(), services, logger);
        builder
            .Map(pattern, new UnknownServiceHandler(settings).HandleAsync)
            .WithDisplayName("gRPC - unknown method")
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
    }
}
