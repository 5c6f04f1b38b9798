using System.Data.Common;
using Certs.Core.Witnessing;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Witnessing;

/// <summary>Signs for the newest block every so often, together with the peers, and keeps the signatures.</summary>
internal sealed class WitnessWorker(
    CollectWitnesses collect, CheckpointStore store, KeepEvidence evidence, TimeProvider time,
    IOptions<WitnessingOptions> options, ILogger<WitnessWorker> logger)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await evidence.LoadAsync(stoppingToken);
        if (options.Value.Peers.Length == 0)
        {
            return;
        }

        using PeriodicTimer timer = new(options.Value.Interval, time);
        do
        {
            await WitnessAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WitnessAsync(CancellationToken stoppingToken)
    {
        try
        {
            (SignedCheckpoint signed, CheckpointReading reading) = await collect.RunAsync([], stoppingToken);
            await store.AddAsync(signed);
            await store.PruneAsync(time.GetUtcNow() - options.Value.KeepFor);
            logger.Witnessed(
                signed.Signatures.Count, reading.Root.Signers.Count, signed.Checkpoint.Head.BlockNumber);
        }
        catch (Exception outage) when (outage is LedgerUnavailableException or RefusedException or DbException)
        {
            logger.NothingWitnessed(outage.Message);
        }
    }
}
