using System.IO.Compression;
using System.Net;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>The body of a request with a stream of messages, and the writer that fills it.</summary>
internal sealed class MessageStreamContent<T> : HttpContent, IClientStreamWriter<T>
    where T : class
{
    private readonly IClientCall _call;
    private readonly Marshaller<T> _marshaller;
    private readonly int? _limitBytes;
    private readonly CompressionLevel? _compression;
    private readonly TaskCompletionSource<Stream> _opened =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isWriting;

    internal MessageStreamContent(
        IClientCall call, Marshaller<T> marshaller, int? limitBytes, CompressionLevel? compression)
    {
        _call = call;
        _marshaller = marshaller;
        _limitBytes = limitBytes;
        _compression = compression;
        call.Ended.UnsafeRegister(static content => ((MessageStreamContent<T>)content!).Close(), this);
    }

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (_completed.Task.IsCompleted)
        {
            throw await _call.FailureOfWriteAsync(null);
        }

        if (Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            throw new InvalidOperationException("A message is written before the last one is through.");
        }

        using CancellationTokenRegistration registration =
            cancellationToken.UnsafeRegister(static call => ((IClientCall)call!).Cancel(), _call);
        try
        {
            await SendAsync(message);
        }
        catch (IOException error)
        {
            throw await _call.FailureOfWriteAsync(error);
        }
        catch (HttpRequestException error)
        {
            throw await _call.FailureOfWriteAsync(error);
        }
        catch (OperationCanceledException error)
        {
            throw await _call.FailureOfWriteAsync(error);
        }
        catch (ObjectDisposedException error)
        {
            throw await _call.FailureOfWriteAsync(error);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    public Task CompleteAsync()
    {
        _completed.TrySetResult();
        return Task.CompletedTask;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // Without this the headers would wait for the first message, and a server that speaks first for ever.
        await stream.FlushAsync(cancellationToken);
        if (!_opened.TrySetResult(stream))
        {
            // The handler tries a refused request again; messages that are gone cannot be.
            throw new IOException("A stream of requests cannot be sent again.");
        }

        await _completed.Task.WaitAsync(cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task SendAsync(T message)
    {
        using PooledBuffer buffer = new();
        WriteFlags flags = WriteOptions?.Flags ?? default;
        new MessageWriter(buffer, isFramed: true, _limitBytes).Write(
            _marshaller, message, flags.HasFlag(WriteFlags.NoCompress) ? null : _compression);
        Stream stream = await _opened.Task;
        await stream.WriteAsync(buffer.Written, _call.Ended);
        if (!flags.HasFlag(WriteFlags.BufferHint))
        {
            await stream.FlushAsync(_call.Ended);
        }
    }

    // A body that never ends would hold the request; one that ended as if complete would tell the server that
    // nothing is missing. Cancelled, the handler resets the stream.
    private void Close()
    {
        _opened.TrySetCanceled();
        _completed.TrySetCanceled();
    }
}
