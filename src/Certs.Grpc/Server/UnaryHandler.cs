using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers the requests of a unary method.</summary>
internal sealed class UnaryHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServiceSettings settings,
    UnaryServerMethod<TRequest, TResponse> handler)
    : CallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(ServerCall call)
    {
        TRequest request = await OpenReader(call).ReadSingleAsync();
        TResponse response = await handler(request, call);
        await WriteSingleAsync(call, response);
    }
}
