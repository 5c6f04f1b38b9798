using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers the requests of a method with a stream of responses.</summary>
internal sealed class ServerStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServiceSettings settings,
    ServerStreamingServerMethod<TRequest, TResponse> handler)
    : CallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(ServerCall call)
    {
        TRequest request = await OpenReader(call).ReadSingleAsync();
        ResponseWriter<TResponse> writer = OpenWriter(call);
        try
        {
            await handler(request, writer, call);
        }
        finally
        {
            await writer.SettleAsync();
        }
    }
}
