using Certs.Ledger;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Anchoring;

/// <summary>Brings certificates to the chain, for as long as the service runs.</summary>
/// <remarks>
/// Whatever fails is tried again after a pause that doubles up to a limit. Nothing is kept between two turns that the
/// store does not have, so the process may end anywhere.
/// </remarks>
internal sealed class AnchoringWorker(
    AnchoringTurns turns, IOptions<AnchoringOptions> options, ILogger<AnchoringWorker> logger) : BackgroundService
{
    // A restored copy of the store must be noticed before the first call comes in; a chain that is away must not keep
    // the service from starting.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WhileUnderWay = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(FirstLook);
        try
        {
            await turns.LookAsync(limit.Token);
        }
        catch (LedgerUnavailableException trouble)
        {
            logger.Stopped(TimeSpan.Zero, trouble.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.Stopped(TimeSpan.Zero, "The chain takes long to be read.");
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>One turn of <see cref="AnchoringTurns"/>.</summary>
    public Task<bool> TurnAsync(CancellationToken cancellationToken) => turns.TurnAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                bool isUnderWay = await TurnAsync(stoppingToken);
                if (pause > TimeSpan.Zero)
                {
                    logger.GoesOn();
                }

                pause = TimeSpan.Zero;
                await Task.Delay(isUnderWay ? WhileUnderWay : options.Value.Interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                pause = Longer(pause);
                Tell(failure, pause);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private TimeSpan Longer(TimeSpan pause)
    {
        TimeSpan next = pause == TimeSpan.Zero ? options.Value.FirstPause : pause * 2;
        return next < options.Value.LongestPause ? next : options.Value.LongestPause;
    }

    private void Tell(Exception failure, TimeSpan pause)
    {
        if (failure is LedgerUnavailableException or LeadLostException)
        {
            logger.Stopped(pause, failure.Message);
        }
        else
        {
            logger.Failed(failure, pause);
        }
    }
}
