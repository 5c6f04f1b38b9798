using Certs.Server.Refusals;
using Microsoft.Extensions.Options;

namespace Certs.Server.Watching;

/// <summary>How many watch at the moment.</summary>
internal sealed class Subscribers(IOptions<WatchingOptions> options)
{
    private int _count;

    /// <summary>Counts one more until the result is disposed.</summary>
    /// <exception cref="RefusedException">There are too many.</exception>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _count) <= options.Value.Subscribers)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _count);
        throw new RefusedException(RefusalReason.TooManyWatching, "Too many watch at the moment.")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };
    }

    private sealed class Place(Subscribers subscribers) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref subscribers._count);
    }
}
