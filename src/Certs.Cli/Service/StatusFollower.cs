using System.Runtime.CompilerServices;
using Certs.Api.V1;
using Grpc.Core;

namespace Certs.Cli.Service;

/// <summary>
/// Follows changes of certificates over broken connections and restarts: each time from the cursor of the last message that
/// its reader has worked on, so that nothing is left out and nothing comes twice.
/// </summary>
/// <param name="connect">Gives the service to ask, by the number of the attempt from 0; may be another replica each time.</param>
/// <param name="request">What to watch and where to begin.</param>
internal sealed class StatusFollower(
    Func<int, WatchService.WatchServiceClient> connect, WatchStatusRequest request)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How often the stream was opened.</summary>
    public int Attempts { get; private set; }

    /// <summary>The messages, for ever.</summary>
    /// <exception cref="RpcException">The service refuses, and would do so again.</exception>
    public async IAsyncEnumerable<WatchStatusResponse> RunAsync([EnumeratorCancellation] CancellationToken stop)
    {
        WatchStatusRequest next = request.Clone();
        TimeSpan pause = FirstPause;
        while (true)
        {
            AsyncServerStreamingCall<WatchStatusResponse>? call = Open(next, stop);
            while (call is not null && await TryReadAsync(call, stop) is { } message)
            {
                yield return message;
                next.Cursor = message.Cursor;
                pause = FirstPause;
            }

            call?.Dispose();
            await Task.Delay(pause, stop);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // Null: there is no service at the moment.
    private AsyncServerStreamingCall<WatchStatusResponse>? Open(WatchStatusRequest next, CancellationToken stop)
    {
        try
        {
            return connect(Attempts++).WatchStatus(next, cancellationToken: stop);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    // Null: the stream ended, and may be opened again.
    private static async Task<WatchStatusResponse?> TryReadAsync(
        AsyncServerStreamingCall<WatchStatusResponse> call, CancellationToken stop)
    {
        try
        {
            return await call.ResponseStream.MoveNext(stop) ? call.ResponseStream.Current : null;
        }
        catch (RpcException broken) when (!stop.IsCancellationRequested && MayPass(broken.Status))
        {
            return null;
        }
    }

    // A stream that HTTP/2 cut off in the middle is INTERNAL too, with the error that says so; one that the service ended as
    // INTERNAL is a defect, and would be again.
    private static bool MayPass(Status status) =>
        status.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.ResourceExhausted
        || status is { StatusCode: StatusCode.Internal, DebugException: not null };
}
