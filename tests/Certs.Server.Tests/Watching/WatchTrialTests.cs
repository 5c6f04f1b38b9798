using Certs.Benchmarks.WatchTrial;
using Xunit;

namespace Certs.Server.Tests.Watching;

/// <summary>Many watch over two services that share a store, while things go wrong.</summary>
public sealed class WatchTrialTests : IAsyncLifetime
{
    private readonly TrialReplicas _replicas = new();

    public async ValueTask InitializeAsync() => await _replicas.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _replicas.DisposeAsync();

    [Fact]
    public async Task Everybody_is_told_each_change_once_and_in_order_over_a_kill_and_a_chain_that_stood_still()
    {
        WatchTrialPlan plan = new(50, 20, 200, 1, TimeSpan.FromSeconds(3));

        WatchTrialResult result = await new WatchTrial(_replicas, plan, TestContext.Current.SendDiagnosticMessage)
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Empty(result.Faults);
        Assert.Equal(plan.Changes, result.Changes);
        Assert.InRange(result.Reconnects, plan.Subscribers / 2, plan.Subscribers * 10);
        Assert.True(result.Delay(0.5) < TimeSpan.FromSeconds(2), result.ToString());
    }
}
