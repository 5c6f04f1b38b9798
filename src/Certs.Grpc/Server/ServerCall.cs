using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>One call on the server, from its first header to its last.</summary>
internal sealed class ServerCall : ServerCallContext, IDisposable
{
    private readonly IMethod _method;
    private EarlyEnd? _earlyEnd;
    private Metadata? _requestHeaders;
    private Metadata? _trailers;
    private AuthContext? _authContext;

    internal ServerCall(HttpContext http, IMethod method, ServerProtocol protocol, ServiceSettings settings)
    {
        Http = http;
        _method = method;
        Protocol = protocol;
        Settings = settings;
        Response = new CallResponse(http, protocol, settings);
    }

    internal HttpContext Http { get; }

    internal ServerProtocol Protocol { get; }

    internal ServiceSettings Settings { get; }

    internal CallResponse Response { get; }

    /// <summary>How compressed request messages are compressed.</summary>
    internal MessageEncoding RequestEncoding { get; private set; }

    /// <summary>Whether the request message read last came compressed.</summary>
    internal bool WasLastCompressed { get; set; }

    /// <summary>Whether the request was read to its end.</summary>
    internal bool IsRequestRead { get; set; }

    /// <summary>Why the call has ended before its handler did; null when it has not, or the client ended
    /// it.</summary>
    internal Status? EndedEarly => _earlyEnd?.Reason;

    /// <summary>Whether the call has ended before its handler did.</summary>
    internal bool IsCancelled => EndedEarly is not null || Http.RequestAborted.IsCancellationRequested;

    protected override string MethodCore => _method.FullName;

    protected override string HostCore => Http.Request.Host.Value ?? "";

    protected override string PeerCore => ConnectionPeer.Describe(Http.Connection);

    protected override DateTime DeadlineCore => _earlyEnd?.At ?? DateTime.MaxValue;

    protected override Metadata RequestHeadersCore =>
        _requestHeaders ??= MetadataHeaders.Read(Http.Request.Headers);

    protected override CancellationToken CancellationTokenCore => _earlyEnd?.Token ?? Http.RequestAborted;

    protected override Metadata ResponseTrailersCore => _trailers ??= [];

    protected override Status StatusCore { get; set; } = Status.DefaultSuccess;

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore =>
        _authContext ??= ConnectionPeer.Authenticate(Http.Connection);

    /// <summary>Reads the protocol's headers and starts the deadline.</summary>
    /// <exception cref="RpcException">They are not correct, or no time is left.</exception>
    internal void Start()
    {
        Http.Response.ContentType = Protocol.ContentType;
        CallOpening.LiftBodyLimits(Http, _method.Type);
        Protocol.CheckHead(Http.Request.Headers);
        RequestEncoding = CallOpening.ReadEncoding(Http, Protocol);
        TimeSpan? left = CallOpening.ReadTimeout(Http, Protocol, Settings);

        // A unary call ends by itself, and its answer is worth the wait.
        CancellationToken stopping = _method.Type == MethodType.Unary ? default : Settings.Stopping;
        if (left is not null || stopping.CanBeCanceled)
        {
            _earlyEnd = new EarlyEnd(left, Http, Response, () => !IsRequestRead, stopping);
            Response.EarlyEnd = _earlyEnd;
            _earlyEnd.Start();
        }
    }

    /// <summary>Writes a response message.</summary>
    internal ValueTask WriteAsync<T>(
        Marshaller<T> marshaller,
        T message,
        WriteOptions? options,
        WriteFlush flush,
        CancellationToken token) =>
        Response.WriteAsync(marshaller, message, (options ?? WriteOptions)?.Flags ?? default, flush, token);

    /// <summary>Ends the call with a status and the trailers that the handler left.</summary>
    internal ValueTask EndAsync(Status status) => Response.EndAsync(status, _trailers ?? Metadata.Empty);

    /// <summary>Ends the call with what an exception says.</summary>
    internal ValueTask EndAsync(RpcException error)
    {
        foreach (Metadata.Entry entry in error.Trailers)
        {
            ResponseTrailersCore.Add(entry);
        }

        return EndAsync(error.Status);
    }

    public void Dispose()
    {
        _earlyEnd?.Dispose();
        Response.Dispose();
    }

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        return Response.WriteHeadAsync(responseHeaders);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(
        ContextPropagationOptions? options) =>
        throw new NotSupportedException("Pass the deadline and the token of the call by hand.");
}
