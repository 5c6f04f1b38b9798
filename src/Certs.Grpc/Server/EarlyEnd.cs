using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>Ends a call before its handler does: when its time is over, or when the server stops.</summary>
internal sealed class EarlyEnd : IDisposable
{
    private const int NoErrorCode = 0;
    private const int CancelErrorCode = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // Handlers that end by themselves when the server stops, such as the health service's, come first.
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly HttpContext _http;
    private readonly CallResponse _response;
    private readonly Func<bool> _isRequestOpen;
    private readonly TimeSpan? _left;
    private readonly CancellationToken _stopping;
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _stop;
    private Timer? _timer;
    private Timer? _stopTimer;
    private bool _isDisposed;
    private volatile StrongBox<Status>? _reason;

    /// <summary>Makes an end that does not come yet.</summary>
    /// <param name="left">The time left; null for no limit.</param>
    /// <param name="http">The request.</param>
    /// <param name="response">Where the end is written.</param>
    /// <param name="isRequestOpen">Whether the client may still send.</param>
    /// <param name="stopping">Cancelled when the server begins to stop; none for calls that end by
    /// themselves.</param>
    internal EarlyEnd(
        TimeSpan? left,
        HttpContext http,
        CallResponse response,
        Func<bool> isRequestOpen,
        CancellationToken stopping)
    {
        _left = left;
        _stopping = stopping;
        _http = http;
        _response = response;
        _isRequestOpen = isRequestOpen;
        DateTime now = DateTime.UtcNow;
        At = left < DateTime.MaxValue - now ? now + left.Value : DateTime.MaxValue;
    }

    /// <summary>When the time is over, in UTC.</summary>
    internal DateTime At { get; }

    /// <summary>Why the call has ended; null when its end has not come.</summary>
    internal Status? Reason => _reason?.Value;

    /// <summary>Ends when the end of the call is written, after it was ended early.</summary>
    internal Task Written => _written.Task;

    /// <summary>Cancelled when the end has come or the client is gone. Made when first asked for.</summary>
    internal CancellationToken Token
    {
        get
        {
            lock (_lock)
            {
                _source ??= CancellationTokenSource.CreateLinkedTokenSource(_http.RequestAborted);
                if (_reason is not null)
                {
                    _source.Cancel();
                }

                return _source.Token;
            }
        }
    }

    internal void Start()
    {
        if (_left is { } left)
        {
            _timer = new Timer(
                static state => ((EarlyEnd)state!).Come(CallErrors.DeadlineExceeded), this, left,
                Timeout.InfiniteTimeSpan);
        }

        _stop = _stopping.UnsafeRegister(static state => ((EarlyEnd)state!).ServerStops(), this);
    }

    /// <summary>The call has ended in time.</summary>
    internal void Stop() => _timer?.Dispose();

    /// <summary>Writes the end in place of the timer, which found a write under way and left it to
    /// that.</summary>
    internal void TakeOver() => _ = FinishAsync();

    public void Dispose()
    {
        _ = _stop.Unregister();
        _timer?.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _stopTimer?.Dispose();
            _source?.Dispose();
            _source = null;
        }
    }

    private void ServerStops()
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _stopTimer = new Timer(
                    static state => ((EarlyEnd)state!).Come(CallErrors.Stopping), this, StopGrace,
                    Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Come(Status reason)
    {
        if (Interlocked.CompareExchange(ref _reason, new StrongBox<Status>(reason), null) is not null)
        {
            return;
        }

        if (_response.TryEndEarly())
        {
            _ = FinishAsync();
        }

        CancelToken();
    }

    private void CancelToken()
    {
        lock (_lock)
        {
            // Continuations of the handler run elsewhere: they must not hold up this timer or this lock.
            _ = _source?.CancelAsync();
        }
    }

    private async Task FinishAsync()
    {
        try
        {
            if (_response.IsBroken)
            {
                // The handler's failure, which is on its way, ends the stream.
                return;
            }

            _response.WriteEnd(_reason!.Value, Core.Metadata.Empty);
            await _http.Response.CompleteAsync().WaitAsync(Grace);
            if (_isRequestOpen())
            {
                // The response is complete: only the client is to stop (RFC 9113 §8.1). Another code would
                // make clients drop the status that they have received.
                CloseRequest(NoErrorCode);
            }
        }
        catch (TimeoutException)
        {
            // The client does not read; what it was sent before holds the end up.
            CloseRequest(CancelErrorCode);
        }
        finally
        {
            _written.TrySetResult();
        }
    }

    private void CloseRequest(int errorCode)
    {
        if (_http.Features.Get<IHttpResetFeature>() is { } stream)
        {
            stream.Reset(errorCode);
        }
        else
        {
            _http.Request.BodyReader.CancelPendingRead();
        }
    }
}
