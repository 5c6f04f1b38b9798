using Grpc.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps server reflection.</summary>
public static class GrpcReflectionEndpointRouteBuilderExtensions
{
    /// <summary>Maps reflection v1 and v1alpha over all services mapped before the first request.</summary>
    /// <param name="builder">The routes of the host.</param>
    public static IEndpointConventionBuilder MapGrpcReflectionService(this IEndpointRouteBuilder builder) =>
        new GrpcServiceEndpointConventionBuilder(
        [
            builder.MapGrpcService<ReflectionV1Endpoint>(),
            builder.MapGrpcService<ReflectionV1AlphaEndpoint>(),
        ]);
}
