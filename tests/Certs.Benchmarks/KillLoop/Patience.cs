using System.Diagnostics;
using System.Globalization;
using Grpc.Core;

namespace Certs.Benchmarks.KillLoop;

/// <summary>
/// Says how long a failing request is tried again: while a restart may explain it, and no longer.
/// </summary>
internal sealed class Patience
{
    // What a service that runs refuses again and again does not heal by itself.
    private static readonly TimeSpan MostRefused = TimeSpan.FromSeconds(60);

    // A start takes seconds, on a busy machine a minute; kills follow each other.
    private static readonly TimeSpan MostAway = TimeSpan.FromMinutes(4);

    private readonly long _start = Stopwatch.GetTimestamp();
    private long? _firstRefused;

    /// <summary>Returns when the request may be tried again.</summary>
    /// <exception cref="KillLoopException">It may not.</exception>
    public void Bear(Guid request, Exception failure)
    {
        StatusCode? status = (failure as RpcException)?.StatusCode;
        if (status is StatusCode.FailedPrecondition or StatusCode.Internal)
        {
            _firstRefused ??= Stopwatch.GetTimestamp();
        }
        else if (status is not (null or StatusCode.Unavailable or StatusCode.DeadlineExceeded
                 or StatusCode.Cancelled or StatusCode.ResourceExhausted))
        {
            throw new KillLoopException($"request {request} is refused: {failure.Message}", failure);
        }

        if ((_firstRefused is { } first && Stopwatch.GetElapsedTime(first) > MostRefused)
            || Stopwatch.GetElapsedTime(_start) > MostAway)
        {
            throw new KillLoopException(
                string.Create(CultureInfo.InvariantCulture,
                    $"request {request} failed for {Stopwatch.GetElapsedTime(_start).TotalSeconds:0} s, "
                    + $"last with {failure.Message}"),
                failure);
        }
    }
}
