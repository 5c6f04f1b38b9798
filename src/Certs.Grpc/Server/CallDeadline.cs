using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server;

/// <summary>Ends a call when its time is over, whatever its handler is doing.</summary>
internal sealed class CallDeadline : IDisposable
{
    private const int NoErrorCode = 0;
    private const int CancelErrorCode = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly HttpContext _http;
    private readonly CallResponse _response;
    private readonly Func<bool> _isRequestOpen;
    private readonly TimeSpan _left;
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _source;
    private Timer? _timer;
    private volatile bool _hasPassed;

    /// <summary>Makes a deadline that does not run yet.</summary>
    /// <param name="left">The time left.</param>
    /// <param name="http">The request.</param>
    /// <param name="response">Where the end is written.</param>
    /// <param name="isRequestOpen">Whether the client may still send.</param>
    internal CallDeadline(TimeSpan left, HttpContext http, CallResponse response, Func<bool> isRequestOpen)
    {
        _left = left;
        _http = http;
        _response = response;
        _isRequestOpen = isRequestOpen;
        DateTime now = DateTime.UtcNow;
        At = left < DateTime.MaxValue - now ? now + left : DateTime.MaxValue;
    }

    /// <summary>When the time is over, in UTC.</summary>
    internal DateTime At { get; }

    /// <summary>Whether the time is over.</summary>
    internal bool HasPassed => _hasPassed;

    /// <summary>Ends when the end of the call is written, after the deadline has ended it.</summary>
    internal Task Written => _written.Task;

    /// <summary>Cancelled when the time is over or the client is gone. Made when first asked for.</summary>
    internal CancellationToken Token
    {
        get
        {
            lock (_lock)
            {
                _source ??= CancellationTokenSource.CreateLinkedTokenSource(_http.RequestAborted);
                if (_hasPassed)
                {
                    _source.Cancel();
                }

                return _source.Token;
            }
        }
    }

    internal void Start() => _timer = new Timer(
        static state => ((CallDeadline)state!).Pass(), this, _left, Timeout.InfiniteTimeSpan);

    /// <summary>The call has ended in time.</summary>
    internal void Stop() => _timer?.Dispose();

    /// <summary>Writes the end in place of the timer, which found a write under way and left it to
    /// that.</summary>
    internal void TakeOver() => _ = FinishAsync();

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _source?.Dispose();
            _source = null;
        }
    }

    private void Pass()
    {
        _hasPassed = true;
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

            _response.WriteEnd(CallErrors.DeadlineExceeded, Core.Metadata.Empty);
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
