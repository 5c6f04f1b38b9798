using System.Diagnostics.CodeAnalysis;
using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>Answers the requests of one method. The rim of the transport: every exception of a handler ends
/// here.</summary>
internal abstract class CallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method, ServiceSettings settings)
    where TRequest : class
    where TResponse : class
{
    private const int InternalErrorCode = 2;

    private readonly MessageCodec<TRequest> _requests = new(method.RequestMarshaller, settings.JsonTypes);
    private readonly MessageCodec<TResponse> _responses = new(method.ResponseMarshaller, settings.JsonTypes);

    /// <summary>Answers one request.</summary>
    internal async Task HandleAsync(HttpContext http)
    {
        ServerProtocol? protocol = ProtocolSelector.Select(http.Request.ContentType, method.Type);
        if (!IsCarried(http, protocol))
        {
            return;
        }

        using ServerCall call = new(http, method, protocol, settings);
        try
        {
            call.Start();
            await RunAsync(call);
            await call.EndAsync(call.Status);
        }
        catch (Exception error)
        {
            await FailAsync(call, error);
        }
    }

    /// <summary>Reads, handles, writes; all but the end.</summary>
    protected abstract Task RunAsync(ServerCall call);

    /// <summary>The request's messages.</summary>
    protected RequestReader<TRequest> OpenReader(ServerCall call) => new(call, _requests.For(call.Protocol));

    /// <summary>The response's messages.</summary>
    protected ResponseWriter<TResponse> OpenWriter(ServerCall call) =>
        new(call, _responses.For(call.Protocol));

    /// <summary>Writes the only response message, to be sent with the end.</summary>
    protected ValueTask WriteSingleAsync(ServerCall call, TResponse message) => call.WriteAsync(
        _responses.For(call.Protocol), message, null, WriteFlush.WithEnd, CancellationToken.None);

    private static bool IsCarried(HttpContext http, [NotNullWhen(true)] ServerProtocol? protocol)
    {
        // Routing cannot say this: the route for unknown methods would make it 404.
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = HttpMethods.Post;
            return false;
        }

        if (protocol is null)
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return false;
        }

        if (protocol is GrpcProtocol && !HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers.Upgrade = "HTTP/2";
            return false;
        }

        return true;
    }

    private static async ValueTask FailAsync(ServerCall call, Exception error)
    {
        if (call.Response.IsBroken)
        {
            TransportLog.CallBroken(call.Settings.Logger, error, call.Http.TraceIdentifier, call.Method);
            Break(call.Http);
            return;
        }

        RpcException status = FailureStatus.Of(call, error);
        TransportLog.CallEnded(
            call.Settings.Logger, call.Http.TraceIdentifier, call.Method, status.StatusCode);
        try
        {
            await call.EndAsync(status);
        }
        catch (InvalidOperationException cause)
        {
            // The trailers of the failure itself are what HTTP cannot carry.
            TransportLog.CallBroken(call.Settings.Logger, cause, call.Http.TraceIdentifier, call.Method);
            Break(call.Http);
        }
    }

    private static void Break(HttpContext http)
    {
        if (http.Features.Get<IHttpResetFeature>() is { } stream)
        {
            stream.Reset(InternalErrorCode);
        }
        else
        {
            http.Abort();
        }
    }
}
