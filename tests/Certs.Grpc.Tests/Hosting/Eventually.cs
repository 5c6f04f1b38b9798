using System.Diagnostics;

namespace Certs.Grpc.Tests.Hosting;

/// <summary>Waits for conditions, with a limit.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        using PeriodicTimer looks = new(TimeSpan.FromMilliseconds(5));
        Stopwatch waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > Limit)
            {
                throw new TimeoutException($"This did not come to hold: {what}");
            }

            _ = await looks.WaitForNextTickAsync();
        }
    }
}
