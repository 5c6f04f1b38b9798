using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Server.Administration;

/// <summary>
/// Sees to it that a development chain has this node's agencies and keys: before the first call, and whenever
/// the chain has changed.
/// </summary>
internal sealed class EntryUpkeep(
    OwnRegistry registry, RestoreEntries restore, ChainReader chain, ILogger<EntryUpkeep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // A chain that is away must not keep the service from starting.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(10);

    private RegistryView? _compared;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!registry.MayLoseEntries)
        {
            return;
        }

        using CancellationTokenSource limit =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(FirstLook);
        try
        {
            await CompareAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.NotCompared("The chain takes long to be read.");
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            ChainState state = await chain.CurrentAsync(stoppingToken);
            if (state.View is Core.Lookup<RegistryView>.Found(RegistryView view) && view != _compared)
            {
                await CompareAsync(stoppingToken);
            }
        }
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        try
        {
            using IDisposable turn = await registry.TakeTurnAsync(cancellationToken);
            _compared = await restore.RunAsync(cancellationToken);
        }
        catch (LedgerUnavailableException trouble)
        {
            logger.NotCompared(trouble.Message);
        }
        catch (ContractRevertedException refusal)
        {
            logger.NotCompared(refusal.Message);
        }
        catch (JsonRpcException refusal)
        {
            logger.NotCompared(refusal.Message);
        }
    }
}
