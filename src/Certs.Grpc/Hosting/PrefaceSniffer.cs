using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Hands a plaintext connection to HTTP/2 when it begins with that protocol's preface, else to
/// HTTP/1.1.</summary>
/// <remarks>The preface is 24 bytes that are no HTTP/1.1 request (RFC 9113 §3.4). Nothing is consumed
/// here.</remarks>
internal sealed class PrefaceSniffer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<ConnectionDelegate> _http2 =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Keeps the pipeline of the HTTP/2 endpoint.</summary>
    internal ConnectionDelegate KeepHttp2(ConnectionDelegate pipeline)
    {
        _http2.TrySetResult(pipeline);
        return pipeline;
    }

    /// <summary>The pipeline of the public endpoint.</summary>
    /// <param name="http1">What follows for HTTP/1.1.</param>
    internal ConnectionDelegate Before(ConnectionDelegate http1) => async connection =>
    {
        bool? isHttp2 = await SniffAsync(connection);
        if (isHttp2 is null)
        {
            connection.Abort();
            return;
        }

        ConnectionDelegate next = isHttp2.Value ? await _http2.Task : http1;
        await next(connection);
    };

    // Null when the client closed the connection or did not say enough in time.
    private static async ValueTask<bool?> SniffAsync(ConnectionContext connection)
    {
        using CancellationTokenSource limit =
            CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(Limit);
        PipeReader input = connection.Transport.Input;
        try
        {
            while (true)
            {
                ReadResult result = await input.ReadAsync(limit.Token);
                bool? isHttp2 = Judge(result.Buffer);
                if (isHttp2 is not null || result.IsCompleted)
                {
                    input.AdvanceTo(result.Buffer.Start);
                    return isHttp2;
                }

                input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Null while all bytes so far are the preface's.
    private static bool? Judge(ReadOnlySequence<byte> buffer)
    {
        int length = (int)Math.Min(buffer.Length, Preface.Length);
        Span<byte> start = stackalloc byte[length];
        buffer.Slice(0, length).CopyTo(start);
        if (!Preface.StartsWith(start))
        {
            return false;
        }

        return length == Preface.Length ? true : null;
    }
}
