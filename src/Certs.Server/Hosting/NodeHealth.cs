using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Witnessing;
using Grpc.HealthCheck;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Certs.Server.Hosting;

/// <summary>
/// Keeps <c>grpc.health.v1</c> true: the server as a whole serves while it runs; judging serves while the chain can be
/// trusted; issuing serves unless the store is behind the chain, since certificates wait in the store for the chain;
/// witnessing does not serve once provinces signed for different blocks of one height.
/// </summary>
/// <remarks>
/// It reads the chain as often as a reader may, so that a change of the registries is known within a block also when
/// nobody asks for anything.
/// </remarks>
internal sealed partial class NodeHealth(
    HealthServiceImpl health, ChainReader chain, Backlog backlog, KeepEvidence evidence, ILogger<NodeHealth> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private string? _trouble;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval);
        do
        {
            ChainState state = await chain.CurrentAsync(stoppingToken);
            Tell(state.View as Lookup<RegistryView>.Unavailable);
            health.SetStatus("", ServingStatus.Serving);
            health.SetStatus("certs.v1.VerificationService", StatusOf(state.Head is not null));
            health.SetStatus("certs.v1.IssuanceService", StatusOf(!backlog.IsStoreBehindChain));
            health.SetStatus("certs.v1.AdministrationService", StatusOf(state.Head is not null));
            health.SetStatus("certs.v1.WitnessService", StatusOf(state.Head is not null && !evidence.IsRaised));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static ServingStatus StatusOf(bool isServing) =>
        isServing ? ServingStatus.Serving : ServingStatus.NotServing;

    // One line when it begins and one when it ends, not one a second.
    private void Tell(Lookup<RegistryView>.Unavailable? trouble)
    {
        if (trouble?.Reason == _trouble)
        {
            return;
        }

        _trouble = trouble?.Reason;
        if (trouble is null)
        {
            ChainTrusted(logger);
        }
        else
        {
            ChainNotTrusted(logger, trouble.Reason, trouble.Detail);
        }
    }

    [LoggerMessage(4010, LogLevel.Warning, "The chain cannot be trusted now: {Reason}. {Detail}")]
    private static partial void ChainNotTrusted(ILogger logger, string reason, string detail);

    [LoggerMessage(4011, LogLevel.Information, "The chain can be trusted again.")]
    private static partial void ChainTrusted(ILogger logger);
}
