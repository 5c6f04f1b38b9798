using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>A call with a stream of requests under way.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="requestStream">The requests.</param>
/// <param name="responseAsync">Ends with the response, or fails with <see cref="RpcException"/>.</param>
/// <param name="responseHeadersAsync">Ends when the headers have come.</param>
/// <param name="getStatusFunc">How the call ended.</param>
/// <param name="getTrailersFunc">The trailers of the ended call.</param>
/// <param name="disposeAction">Gives the call up.</param>
public sealed class AsyncClientStreamingCall<TRequest, TResponse>(
    IClientStreamWriter<TRequest> requestStream,
    Task<TResponse> responseAsync,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction)
    : IDisposable
{
    /// <summary>The requests.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; } = requestStream;

    /// <summary>Ends with the response.</summary>
    /// <exception cref="RpcException">The call did not end OK.</exception>
    public Task<TResponse> ResponseAsync { get; } = responseAsync;

    /// <summary>Ends when the response headers have come.</summary>
    /// <exception cref="RpcException">The call failed before.</exception>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>Lets the call itself be awaited for its response.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Lets the call itself be awaited for its response.</summary>
    /// <param name="continueOnCapturedContext">As on a task.</param>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>How the call ended.</summary>
    /// <exception cref="InvalidOperationException">It has not ended yet.</exception>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The trailers of the ended call.</summary>
    /// <exception cref="InvalidOperationException">It has not ended yet.</exception>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Gives the call up unless it has ended, and frees what it holds.</summary>
    public void Dispose() => disposeAction();
}
