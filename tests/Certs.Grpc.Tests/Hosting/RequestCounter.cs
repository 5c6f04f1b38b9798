using Microsoft.AspNetCore.Http;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>Counts the requests of a host.</summary>
internal sealed class RequestCounter
{
    private int _inFlight;
    private int _started;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int Started => Volatile.Read(ref _started);

    public async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        Interlocked.Increment(ref _started);
        Interlocked.Increment(ref _inFlight);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
