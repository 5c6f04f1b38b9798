using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.AspNetCore.Server.Protocols;
using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>The response side of a call: its head, its messages, its end.</summary>
internal sealed class CallResponse : IDisposable
{
    private readonly CallGate _gate = new();
    private readonly HttpContext _http;
    private readonly ServerProtocol _protocol;
    private readonly ServiceSettings _settings;
    private readonly PipeWriter _body;
    private readonly MessageWriter _writer;
    private readonly PooledBuffer? _held;
    private CompressionLevel? _compression;
    private bool _isHeadWritten;
    private bool _isEndBroken;

    internal CallResponse(HttpContext http, ServerProtocol protocol, ServiceSettings settings)
    {
        _http = http;
        _protocol = protocol;
        _settings = settings;
        _body = http.Response.BodyWriter;
        _held = protocol.IsFramed ? null : new PooledBuffer();
        _writer = new MessageWriter(_held is null ? _body : _held, protocol.IsFramed, settings.MaxSendBytes);
    }

    internal HttpResponse Http => _http.Response;

    /// <summary>Whether the head or a message was written, so that the end goes into trailers.</summary>
    internal bool HasWritten { get; private set; }

    /// <summary>A message that waits for the status; empty where messages do not wait.</summary>
    internal ReadOnlyMemory<byte> HeldMessage => _held?.Written ?? default;

    /// <summary>Whether the body broke off inside a message, or the end inside its headers: nothing that
    /// follows would be understood.</summary>
    internal bool IsBroken => _writer.IsBroken || _isEndBroken;

    /// <summary>What may end the call before its handler; null when nothing may.</summary>
    internal EarlyEnd? EarlyEnd { get; set; }

    /// <summary>Sends the head before the first message.</summary>
    internal async Task WriteHeadAsync(Metadata headers)
    {
        if (_isHeadWritten)
        {
            throw new InvalidOperationException("The response headers are written already.");
        }

        StartWrite();
        try
        {
            WriteHead(headers);
            if (_protocol.IsFramed)
            {
                await FlushAsync(CancellationToken.None);
            }
        }
        finally
        {
            FinishWrite();
        }
    }

    /// <summary>Writes a message.</summary>
    /// <exception cref="OperationCanceledException">The call has ended, or <paramref name="token"/> was
    /// cancelled while the client had no room.</exception>
    internal async ValueTask WriteAsync<T>(
        Marshaller<T> marshaller, T message, WriteFlags flags, WriteFlush flush, CancellationToken token)
    {
        StartWrite();
        try
        {
            WriteHead(null);
            Write(marshaller, message, flags);
            if (flush == WriteFlush.AtOnce && !flags.HasFlag(WriteFlags.BufferHint))
            {
                await FlushAsync(token);
            }
        }
        finally
        {
            FinishWrite();
        }
    }

    /// <summary>Ends the response; if it was ended early, waits until that end is written.</summary>
    internal async ValueTask EndAsync(Status status, Metadata trailers)
    {
        if (_gate.TryEnd())
        {
            EarlyEnd?.Stop();
            WriteEnd(status, trailers);
            return;
        }

        await (EarlyEnd?.Written ?? Task.CompletedTask);
    }

    /// <summary>Closes the gate for an early end; false when someone else writes the end.</summary>
    internal bool TryEndEarly() => _gate.TryEndEarly(_body.CancelPendingFlush);

    /// <summary>Writes the end. The gate must be closed by the caller.</summary>
    internal void WriteEnd(Status status, Metadata trailers)
    {
        // Not set before the end is written: the handler may look while an early end is written.
        bool isWhole = false;
        try
        {
            _protocol.WriteEnd(this, status, trailers);
            isWhole = true;
        }
        finally
        {
            _isEndBroken = !isWhole;
        }
    }

    public void Dispose() => _held?.Dispose();

    private void Write<T>(Marshaller<T> marshaller, T message, WriteFlags flags)
    {
        CompressionLevel? compression = _compression;
        if (flags.HasFlag(WriteFlags.NoCompress))
        {
            compression = null;
            if (!_protocol.IsFramed)
            {
                _ = Http.Headers.Remove(_protocol.EncodingHeader);
            }
        }

        _writer.Write(marshaller, message, compression);
        HasWritten = true;
    }

    private void WriteHead(Metadata? more)
    {
        if (_isHeadWritten)
        {
            return;
        }

        _isHeadWritten = true;
        bool isAsked = more?.GetValue(HeaderNames.EncodingRequest) == HeaderNames.Gzip;
        if ((isAsked || _settings.CompressesResponses)
            && MessageEncodings.AcceptsGzip(_http.Request.Headers[_protocol.AcceptEncodingHeader]))
        {
            _compression = _settings.Level;
            Http.Headers[_protocol.EncodingHeader] = HeaderNames.Gzip;
        }

        if (more is not null)
        {
            MetadataHeaders.Append(Http.Headers, more, "");
            _ = Http.Headers.Remove(HeaderNames.EncodingRequest);
        }
    }

    private async ValueTask FlushAsync(CancellationToken token)
    {
        // A token given to Kestrel's flush makes it reset the stream when cancelled, and the status is lost.
        // Cancelling the pending flush leaves the stream as it is.
        FlushResult result;
        using (token.UnsafeRegister(static body => ((PipeWriter)body!).CancelPendingFlush(), _body))
        {
            result = await _body.FlushAsync(CancellationToken.None);
        }

        if (result.IsCompleted || result.IsCanceled)
        {
            token.ThrowIfCancellationRequested();
            throw Ended();
        }
    }

    private void StartWrite()
    {
        if (!_gate.TryStartWrite())
        {
            throw Ended();
        }
    }

    private void FinishWrite()
    {
        if (_gate.FinishWrite())
        {
            EarlyEnd!.TakeOver();
        }
    }

    private CallEndedException Ended() => new(null, EarlyEnd?.Token ?? _http.RequestAborted);
}
