using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>What <c>AddGrpc</c> returns, to configure further.</summary>
public interface IGrpcServerBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
