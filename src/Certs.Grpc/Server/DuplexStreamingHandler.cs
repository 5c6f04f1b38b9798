using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers the requests of a method with streams both ways.</summary>
internal sealed class DuplexStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServiceSettings settings,
    DuplexStreamingServerMethod<TRequest, TResponse> handler)
    : CallHandler<TRequest, TResponse>(method, settings)
    where TRequest : class
    where TResponse : class
{
    protected override async Task RunAsync(ServerCall call)
    {
        ResponseWriter<TResponse> writer = OpenWriter(call);
        try
        {
            await handler(OpenReader(call), writer, call);
        }
        finally
        {
            await writer.SettleAsync();
        }
    }
}
