using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>The request messages of a server call.</summary>
/// <typeparam name="T">The request message.</typeparam>
internal sealed class RequestReader<T> : IAsyncStreamReader<T>
    where T : class
{
    private readonly ServerCall _call;
    private readonly Marshaller<T> _marshaller;
    private readonly PipeReader _body;
    private readonly FrameReader _frames;
    private T? _current;

    internal RequestReader(ServerCall call, Marshaller<T> marshaller)
    {
        _call = call;
        _marshaller = marshaller;
        _body = call.Http.Request.BodyReader;
        _frames = new FrameReader(
            _body, call.Settings.MaxReceiveBytes, call.RequestEncoding, call.Protocol.Malformed);
    }

    public T Current => _current ?? throw new InvalidOperationException("There is no current message.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_frames.IsAtEnd)
        {
            _current = null;
            return false;
        }

        // The call's own token needs no registration: what cancels it also ends the reading.
        bool isForeign = cancellationToken.CanBeCanceled && cancellationToken != _call.CancellationToken;
        using CancellationTokenRegistration registration = isForeign
            ? cancellationToken.UnsafeRegister(static body => ((PipeReader)body!).CancelPendingRead(), _body)
            : default;
        try
        {
            _current = await _frames.ReadAsync(_marshaller);
            _call.WasLastCompressed = _frames.WasCompressed;
            _call.IsRequestRead = _frames.IsAtEnd;
            return _current is not null;
        }
        catch (IOException error)
        {
            throw Ended(error);
        }
        catch (OperationCanceledException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Ended(error);
        }
    }

    /// <summary>Reads the only message of the request, to the request's end.</summary>
    internal async ValueTask<T> ReadSingleAsync()
    {
        try
        {
            T message = _call.Protocol.IsFramed
                ? await _frames.ReadSingleAsync(_marshaller)
                : await ReadBodyAsync();
            _call.IsRequestRead = true;
            _call.WasLastCompressed = _frames.WasCompressed;
            return message;
        }
        catch (IOException error)
        {
            throw Ended(error);
        }
        catch (OperationCanceledException error)
        {
            throw Ended(error);
        }
    }

    private async ValueTask<T> ReadBodyAsync()
    {
        int limit = _call.Settings.MaxReceiveBytes ?? int.MaxValue;
        while (true)
        {
            ReadResult result = await _body.ReadAsync();
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > limit)
            {
                // A read left open makes Kestrel drop an HTTP/1.1 connection that it calls reusable.
                _body.AdvanceTo(buffer.End);
                throw FrameErrors.TooLarge(limit);
            }

            if (result.IsCompleted)
            {
                try
                {
                    return Decode(buffer);
                }
                finally
                {
                    _body.AdvanceTo(buffer.End);
                }
            }

            _body.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException();
            }
        }
    }

    private T Decode(ReadOnlySequence<byte> body)
    {
        PayloadReader reader = new();
        if (_call.RequestEncoding != MessageEncoding.Gzip || body.IsEmpty)
        {
            return reader.Read(_marshaller, body, _call.Protocol.Malformed);
        }

        using PooledBuffer expanded = GzipCodec.Expand(body, _call.Settings.MaxReceiveBytes);
        return reader.Read(
            _marshaller, new ReadOnlySequence<byte>(expanded.Written), _call.Protocol.Malformed);
    }

    // A client that resets its stream shows as an IOException of the read or of AdvanceTo, sometimes before
    // the request's token is cancelled. Either way nobody is there to be told more.
    private CallEndedException Ended(Exception error) => new(error, _call.CancellationToken);
}
