using Certs.Ledger;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Webhooks;

/// <summary>What an operator sees of the subscriptions, and can do about them.</summary>
internal sealed class ManageWebhooks(WebhookStore store, WebhookTurns turns, IOptions<WebhooksOptions> options)
{
    /// <summary>Every subscription of the settings; its state is null when it has not begun.</summary>
    public async Task<IReadOnlyList<(WebhookSubscription Subscription, WebhookState? State)>> ListAsync(
        CancellationToken cancellationToken)
    {
        List<(WebhookSubscription, WebhookState?)> found = [];
        foreach (WebhookSubscription one in options.Value.Subscriptions)
        {
            found.Add((one, await store.FindAsync(one.Name, cancellationToken)));
        }

        return found;
    }

    /// <summary>Lets a subscription that was stopped go on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="skips">Whether what it was not told is left out, and it goes on with what is recorded from now on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">There is none of that name that is stopped.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be asked what comes from now on.</exception>
    public async Task ResumeAsync(string name, bool skips, CancellationToken cancellationToken)
    {
        string? cursor = skips ? await turns.EndAsync(cancellationToken) : null;
        if (!await store.ResumeAsync(name, cursor))
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "name", "One of a webhook that is stopped.");
        }
    }
}
