using System.Text;
using Certs.Api.V1;
using Certs.Ledger;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Services;
using Certs.Server.Storage;
using Certs.Server.Watching;
using Google.Protobuf;

namespace Certs.Server.Webhooks;

/// <summary>Tells one subscription of its changes, one after the other in the chain's order.</summary>
/// <remarks>
/// <list type="number">
/// <item>Where it is, is read from the store; one that is new begins with what is recorded from now on.</item>
/// <item>The next change is sent until the receiver has it, with longer and longer pauses. From the second time on the receiver
/// may have had it: the id is the same.</item>
/// <item>The place after it is kept. From here on it is not sent again.</item>
/// <item>What could not be told for too long stops the subscription, with everything that comes after it.</item>
/// </list>
/// Only the lead does this, and only what the lead keeps counts.
/// </remarks>
internal sealed class DeliverChanges(
    WatchRequests requests, WatchStatus watch, WebhookStore store, WebhookSender sender, WebhookKey key,
    WebhookTurns turns)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default);

    /// <summary>Tells what there is to tell, until the subscription is stopped or another replica leads.</summary>
    /// <exception cref="LeadLostException">Another replica leads, and tells.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be asked.</exception>
    public async Task RunAsync(WebhookSubscription subscription, CancellationToken cancellationToken)
    {
        WebhookState? state = await store.FindAsync(subscription.Name, cancellationToken);
        if (state?.StoppedAt is not null)
        {
            return;
        }

        try
        {
            WatchSubject subject = await requests.SubjectAsync(
                ToRequest(subscription), Caller.Stranger, cancellationToken);
            WatchStart start = state is null ? new WatchStart.Now() : new WatchStart.At(StatusCursor.Read(state.Cursor));
            await foreach (WatchStep step in watch.RunAsync(subject, start, cancellationToken))
            {
                turns.RequireLead();
                state = await TellAsync(subscription, step, state, cancellationToken);
                if (state.StoppedAt is not null)
                {
                    return;
                }
            }
        }
        catch (RefusedException refusal) when (ProblemOf(refusal) is { } problem)
        {
            state ??= WebhookState.Begin(subscription.Name, await turns.EndAsync(cancellationToken));
            await turns.FailAsync(store, state, problem, cancellationToken);
        }
    }

    private async Task<WebhookState> TellAsync(
        WebhookSubscription subscription, WatchStep step, WebhookState? state, CancellationToken cancellationToken)
    {
        string cursor = StatusCursor.Write(step.After);
        if (step.Change is null)
        {
            WebhookState moved = state?.At(cursor) ?? WebhookState.Begin(subscription.Name, cursor);
            if (moved != state)
            {
                await store.PutAsync(moved);
            }

            return moved;
        }

        byte[] body = Body(subscription, step);
        while (true)
        {
            using HttpRequestMessage request = SignedRequest.Make(
                new Uri(subscription.Url), $"{subscription.Name}.{cursor}", body, key, turns.Now());
            if (await sender.SendAsync(request, cancellationToken) is not { } problem)
            {
                WebhookState told = state!.Told(cursor, turns.Now());
                await store.PutAsync(told);
                return told;
            }

            state = await turns.FailAsync(store, state!, problem, cancellationToken);
            if (state.StoppedAt is not null)
            {
                return state;
            }
        }
    }

    // Made of the chain's facts alone, so that a repetition is the same to the byte.
    private static byte[] Body(WebhookSubscription subscription, WatchStep step)
    {
        WatchStatusResponse message = step.ToMessage();
        message.AsOf = null;
        if (!subscription.TellsNumbers && subscription.Numbers.Length == 0)
        {
            message.Change.Number = "";
        }

        return Encoding.UTF8.GetBytes(Json.Format(message));
    }

    private static WatchStatusRequest ToRequest(WebhookSubscription subscription) => subscription switch
    {
        { Agency.Length: > 0 } => new WatchStatusRequest { Agency = subscription.Agency },
        { Type.Length: > 0 } => new WatchStatusRequest { Type = subscription.Type },
        _ => new WatchStatusRequest { Certificates = new Api.V1.WatchedCertificates { Numbers = { subscription.Numbers } } },
    };

    private static WebhookProblem? ProblemOf(RefusedException refusal) => refusal.Reason switch
    {
        RefusalReason.CursorNotOnChain => WebhookProblem.CursorNotOnChain,
        RefusalReason.CertificateNotFound or RefusalReason.FieldInvalid => WebhookProblem.SubjectNotFound,
        _ => null,
    };
}
