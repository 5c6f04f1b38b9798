using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>One call on the client, from its request to its status; also the reader of its
/// responses.</summary>
internal sealed class ClientCall<TRequest, TResponse>
    : IClientCall, IAsyncStreamReader<TResponse>, IDisposable
    where TRequest : class
    where TResponse : class
{
    private static readonly StreamPipeReaderOptions PipeOptions = new(bufferSize: 16 * 1024, leaveOpen: true);

    private static readonly TimeSpan StatusGrace = TimeSpan.FromSeconds(1);

    private readonly ChannelSettings _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly CallOptions _options;
    private readonly CallOutcome _outcome;
    private readonly TaskCompletionSource<Metadata> _headers =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<FrameReader?>? _response;
    private Task<TResponse>? _single;
    private HttpResponseMessage? _http;
    private TResponse? _current;

    internal ClientCall(ChannelSettings channel, Method<TRequest, TResponse> method, CallOptions options)
    {
        ObjectDisposedException.ThrowIf(channel.IsDisposed, typeof(GrpcChannel));
        _channel = channel;
        _method = method;
        _options = options;
        _outcome = new CallOutcome(channel, options);
        bool isGzip = options.Headers?.GetValue(HeaderNames.EncodingRequest) == HeaderNames.Gzip;
        bool isPlain = options.WriteOptions?.Flags.HasFlag(WriteFlags.NoCompress) == true;
        StreamCompression = isGzip ? CompressionLevel.Fastest : null;
        SingleCompression = isPlain ? null : StreamCompression;
        Ended.UnsafeRegister(static call => ((ClientCall<TRequest, TResponse>)call!).Cancel(), this);
    }

    public CancellationToken Ended => _outcome.Token;

    public TResponse Current =>
        _current ?? throw new InvalidOperationException("There is no current message.");

    /// <summary>Ends when the response headers have come.</summary>
    internal Task<Metadata> HeadersAsync => _headers.Task;

    /// <summary>How hard a stream's messages are compressed; null for not at all.</summary>
    internal CompressionLevel? StreamCompression { get; }

    /// <summary>How hard the only message is compressed; null for not at all.</summary>
    internal CompressionLevel? SingleCompression { get; }

    /// <summary>How the call ended.</summary>
    internal Status GetStatus() => _outcome.GetStatus();

    /// <summary>The trailers of the ended call.</summary>
    internal Metadata GetTrailers() => _outcome.GetTrailers();

    /// <summary>Makes a call with one response.</summary>
    /// <param name="makeContent">Makes the body; what it throws is how the call ends.</param>
    internal Task<TResponse> RunSingleAsync(Func<HttpContent> makeContent)
    {
        Start(makeContent);
        return _single = Observed(GuardAsync(ReadSingleAsync));
    }

    /// <summary>Sends the request.</summary>
    /// <param name="makeContent">Makes the body; what it throws is how the call ends.</param>
    internal void Start(Func<HttpContent> makeContent) => _response = Observed(SendAsync(makeContent));

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_outcome.HasEnded)
        {
            _current = null;
            return GetStatus().StatusCode == StatusCode.OK
                ? Task.FromResult(false)
                : Task.FromException<bool>(_outcome.ToException());
        }

        return GuardAsync(() => ReadNextAsync(cancellationToken));
    }

    public void Cancel() => End(_outcome.OfCancellation(), Metadata.Empty);

    public async ValueTask<Exception> FailureOfWriteAsync(Exception? cause)
    {
        if (!_outcome.HasEnded && cause is not null)
        {
            // The status comes with the responses, which someone is reading as a rule.
            Task end = _single ?? Task.Delay(StatusGrace, Ended);
            await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_outcome.HasEnded && cause is not null)
        {
            return new RpcException(StatusOf(cause));
        }

        return !_outcome.HasEnded || GetStatus().StatusCode == StatusCode.OK
            ? new InvalidOperationException("The stream of requests is complete.", cause)
            : _outcome.ToException();
    }

    public void Dispose() => Cancel();

    private static Task<T> Observed<T>(Task<T> task)
    {
        // Whoever awaits the task sees its failure; one that nobody awaits must not raise it elsewhere.
        _ = task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    private async Task<FrameReader?> SendAsync(Func<HttpContent> makeContent)
    {
        Metadata headers = await CallHeaders.PrepareAsync(_channel, _method, _options, Ended);
        HttpRequestMessage request = CallRequest.Create(
            _channel.AddressOf(_method), makeContent(), _outcome.Timeout, headers);
        _http = await _channel.Sender.SendAsync(request, Ended);
        if (_outcome.HasEnded)
        {
            _http.Dispose();
            throw new OperationCanceledException(Ended);
        }

        Metadata received = ResponseStatus.ReadMetadata(_http.Headers);
        if ((ResponseStatus.Find(_http.Headers) ?? ResponseStatus.FindForeign(_http)) is { } status)
        {
            _headers.TrySetResult(received);
            End(status, received);
            return null;
        }

        _headers.TrySetResult(received);
        MessageEncoding encoding =
            ResponseStatus.ReadEncoding(_http.Headers) ?? throw FrameErrors.UnknownEncoding();
        PipeReader body = PipeReader.Create(await _http.Content.ReadAsStreamAsync(Ended), PipeOptions);
        return new FrameReader(
            body, _channel.Options.MaxReceiveMessageSize, encoding, StatusCode.Internal, Ended);
    }

    private async Task<TResponse> ReadSingleAsync()
    {
        FrameReader? frames = await _response!;
        TResponse? message = frames is null ? null : await frames.ReadAsync(_method.ResponseMarshaller);
        if (message is not null && await frames!.ReadAsync(_method.ResponseMarshaller) is not null)
        {
            throw FrameErrors.MoreThanOneMessage();
        }

        if (FinishStatus().StatusCode != StatusCode.OK)
        {
            throw _outcome.ToException();
        }

        return message ?? throw FrameErrors.NoMessage();
    }

    private async Task<bool> ReadNextAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static call => ((ClientCall<TRequest, TResponse>)call!).Cancel(), this);
        FrameReader? frames = await _response!;
        _current = frames is null ? null : await frames.ReadAsync(_method.ResponseMarshaller);
        if (_current is null && FinishStatus().StatusCode != StatusCode.OK)
        {
            throw _outcome.ToException();
        }

        return _current is not null;
    }

    private Status FinishStatus()
    {
        if (!_outcome.HasEnded)
        {
            Status status = ResponseStatus.Find(_http!.TrailingHeaders)
                ?? new Status(StatusCode.Unknown, "The server ended the call without a status.");
            End(status, ResponseStatus.ReadMetadata(_http.TrailingHeaders));
        }

        return GetStatus();
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (RpcException error)
        {
            End(error.Status, error.Trailers);
        }
        catch (OperationCanceledException error)
        {
            End(StatusOf(error), Metadata.Empty);
        }
        catch (HttpRequestException error)
        {
            End(StatusOf(error), Metadata.Empty);
        }
        catch (IOException error)
        {
            End(StatusOf(error), Metadata.Empty);
        }
        catch (ObjectDisposedException error)
        {
            End(StatusOf(error), Metadata.Empty);
        }

        throw _outcome.ToException();
    }

    private Status StatusOf(Exception error)
    {
        if (error is OperationCanceledException || Ended.IsCancellationRequested)
        {
            return _outcome.OfCancellation();
        }

        // HTTP disposes of the request's stream when the response is complete.
        Status status = error is ObjectDisposedException
            ? new Status(StatusCode.Cancelled, "The server has ended the call; read its responses.", error)
            : ClientFailure.ToStatus(error);

        // The server's own timer can be a little faster; its reset then means the same as ours.
        return status.StatusCode == StatusCode.Cancelled && _outcome.IsExpired
            ? _outcome.OfCancellation()
            : status;
    }

    private void End(Status status, Metadata trailers)
    {
        _outcome.End(status, trailers);
        if (_headers.TrySetException(_outcome.ToException()))
        {
            _ = _headers.Task.Exception;
        }

        _http?.Dispose();
    }
}
