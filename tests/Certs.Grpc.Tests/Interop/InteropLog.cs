using Grpc.Core;
using Xunit;

namespace Certs.Grpc.Tests.Interop;

/// <summary>What the interop service saw of its streaming calls.</summary>
internal sealed class InteropLog
{
    private int _running;
    private int _cancelled;

    /// <summary>Streaming calls whose handler has not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Streaming calls whose token was cancelled before the handler ended.</summary>
    public int Cancelled => Volatile.Read(ref _cancelled);

    /// <summary>Counts a call from here until disposal.</summary>
    public IDisposable Watch(ServerCallContext context)
    {
        Interlocked.Increment(ref _running);
        return new Watched(this, context.CancellationToken);
    }

    /// <summary>Waits until every handler has ended; fails when one outlives its client.</summary>
    public async Task ComesToRestAsync()
    {
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(5));
        using CancellationTokenSource tooLong = new(TimeSpan.FromSeconds(20));
        while (Running > 0)
        {
            Assert.False(tooLong.IsCancellationRequested, $"{Running} handlers run without a client.");
            await again.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private sealed class Watched(InteropLog log, CancellationToken cancellation) : IDisposable
    {
        public void Dispose()
        {
            if (cancellation.IsCancellationRequested)
            {
                Interlocked.Increment(ref log._cancelled);
            }

            Interlocked.Decrement(ref log._running);
        }
    }
}
