using System.Data.Common;
using Certs.Ledger;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Webhooks;

/// <summary>Tells every subscription, each at its own pace, for as long as the service runs and this replica leads.</summary>
internal sealed class WebhookWorker(
    DeliverChanges deliver, WebhookTurns turns, IOptions<WebhooksOptions> options, TimeProvider time,
    ILogger<WebhookWorker> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Subscriptions.Select(one => RunAsync(one, stoppingToken)));

    private async Task RunAsync(WebhookSubscription subscription, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (turns.Leads && await TryAsync(subscription, stoppingToken) is { } trouble)
            {
                logger.Waits(subscription.Name, trouble);
            }

            await Task.Delay(BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Why it broke off; null: there is nothing to say about it.
    private async Task<string?> TryAsync(WebhookSubscription subscription, CancellationToken stoppingToken)
    {
        try
        {
            await deliver.RunAsync(subscription, stoppingToken);
            return null;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return null;
        }
        catch (LeadLostException)
        {
            return null;
        }
        catch (LedgerUnavailableException trouble)
        {
            return trouble.Message;
        }
        catch (DbException trouble)
        {
            return trouble.Message;
        }
        catch (StorageException trouble)
        {
            return trouble.Message;
        }
        catch (RefusedException trouble)
        {
            return trouble.Message;
        }
    }
}
