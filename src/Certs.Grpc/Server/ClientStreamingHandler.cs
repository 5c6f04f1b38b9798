using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers the requests of a method with a stream of requests.</summary>
internal sealed class ClientStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServiceSettings settings,
    ClientStreamingServerMethod<TRequest, TResponse> handler)
    : CallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(ServerCall call)
    {
        TResponse response = await handler(OpenReader(call), call);
        await WriteSingleAsync(call, response);
    }
}
