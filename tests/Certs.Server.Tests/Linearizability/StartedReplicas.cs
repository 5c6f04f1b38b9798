using Certs.Benchmarks.WatchTrial;
using Xunit;

namespace Certs.Server.Tests.Linearizability;

/// <summary>Two services that share a store, started once for a class of tests.</summary>
public sealed class StartedReplicas : IAsyncLifetime
{
    internal TrialReplicas Replicas { get; } = new();

    public async ValueTask InitializeAsync() => await Replicas.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Replicas.DisposeAsync();
}
