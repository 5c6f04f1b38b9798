using System.Diagnostics;
using Xunit;

namespace Certs.Server.Tests;

/// <summary>Waits for a condition with a limit.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> condition, int limitSeconds = 30)
    {
        Stopwatch elapsed = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(elapsed.Elapsed.TotalSeconds < limitSeconds, "The condition did not come about in time.");
            await Task.Delay(10);
        }
    }
}
