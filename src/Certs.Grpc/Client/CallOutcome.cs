using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>How a client call ends, whoever ends it: the server, the caller, the deadline or the
/// channel.</summary>
internal sealed class CallOutcome
{
    private readonly Lock _lock = new();
    private readonly ChannelSettings _channel;
    private readonly CallOptions _options;
    private readonly CancellationTokenSource _source;
    private readonly DateTime? _deadline;
    private Status? _status;
    private Metadata _trailers = Metadata.Empty;

    /// <summary>Starts the deadline.</summary>
    /// <exception cref="InvalidOperationException">The deadline is not in UTC.</exception>
    internal CallOutcome(ChannelSettings channel, CallOptions options)
    {
        if (options.Deadline is { Kind: not DateTimeKind.Utc } deadline && deadline != DateTime.MaxValue)
        {
            throw new InvalidOperationException("The deadline of a call is in UTC.");
        }

        _channel = channel;
        _options = options;
        _deadline = options.Deadline == DateTime.MaxValue ? null : options.Deadline;
        _source =
            CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, channel.Shutdown);
        Token = _source.Token;
        if (_deadline is { } at)
        {
            TimeSpan left = at - DateTime.UtcNow;
            Timeout = left < TimeSpan.Zero ? TimeSpan.Zero
                : left > GrpcTimeout.Longest ? GrpcTimeout.Longest : left;
            _source.CancelAfter(Timeout.Value);
        }
    }

    /// <summary>Cancelled when the call has ended, for whatever reason.</summary>
    internal CancellationToken Token { get; }

    /// <summary>What was left when the call began; null for no limit.</summary>
    internal TimeSpan? Timeout { get; }

    /// <summary>Whether the call has ended.</summary>
    internal bool HasEnded
    {
        get
        {
            lock (_lock)
            {
                return _status is not null;
            }
        }
    }

    /// <summary>Whether the deadline has passed.</summary>
    internal bool IsExpired => _deadline <= DateTime.UtcNow;

    /// <summary>The status of a call that was cancelled on this side.</summary>
    internal Status OfCancellation()
    {
        if (_options.CancellationToken.IsCancellationRequested)
        {
            return new Status(StatusCode.Cancelled, "The call was cancelled.");
        }

        if (_channel.IsDisposed)
        {
            return new Status(StatusCode.Cancelled, "The channel was shut down.");
        }

        return _deadline is not null && (IsExpired || Token.IsCancellationRequested)
            ? new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded")
            : new Status(StatusCode.Cancelled, "The call was cancelled.");
    }

    /// <summary>Ends the call; only the first end counts.</summary>
    internal void End(Status status, Metadata trailers)
    {
        lock (_lock)
        {
            if (_status is not null)
            {
                return;
            }

            _status = status;
            _trailers = trailers;
        }

        _source.Cancel();
        _source.Dispose();
    }

    /// <summary>How the call ended.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    internal Status GetStatus()
    {
        lock (_lock)
        {
            return _status ?? throw new InvalidOperationException("The call has not ended yet.");
        }
    }

    /// <summary>The trailers of the ended call.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    internal Metadata GetTrailers()
    {
        _ = GetStatus();
        return _trailers;
    }

    /// <summary>What the ended call throws.</summary>
    internal Exception ToException()
    {
        RpcException error = new(GetStatus(), _trailers);
        bool isCancellation = error.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded;
        return _channel.Options.ThrowOperationCanceledOnCancellation && isCancellation
            ? new OperationCanceledException(error.Status.Detail, error, _options.CancellationToken)
            : error;
    }
}
