using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Storage;
using Certs.Server.Watching;
using Microsoft.Extensions.Options;

namespace Certs.Server.Webhooks;

/// <summary>When a subscription has its next turn: who leads, what time it is, how long to wait after a failure.</summary>
internal sealed class WebhookTurns(
    IAnchoringLead lead, ChainReader chain, IOptions<WebhooksOptions> options, TimeProvider time,
    ILogger<WebhookTurns> logger)
{
    /// <summary>Whether this replica tells.</summary>
    public bool Leads => lead.Term > 0;

    /// <summary>The present moment in whole seconds.</summary>
    public DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Ends the work of a replica that does not lead any more.</summary>
    /// <exception cref="LeadLostException">It does not.</exception>
    public void RequireLead()
    {
        if (!Leads)
        {
            throw new LeadLostException();
        }
    }

    /// <summary>The place after everything that the chain has now.</summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be asked.</exception>
    public async Task<string> EndAsync(CancellationToken cancellationToken) =>
        StatusCursor.Write((await chain.CurrentAsync(cancellationToken)).GetView().EndOfStatuses());

    /// <summary>Keeps that an attempt failed, and waits before the next one.</summary>
    /// <exception cref="LeadLostException">Another replica leads.</exception>
    public async Task<WebhookState> FailAsync(
        WebhookStore store, WebhookState state, WebhookProblem problem, CancellationToken cancellationToken)
    {
        WebhookState failed = state.Failed(problem, Now(), options.Value.GiveUpAfter);
        await store.PutAsync(failed);
        if (failed.StoppedAt is not null)
        {
            logger.Stopped(failed.Name, problem, failed.Failures);
            return failed;
        }

        logger.Failed(failed.Name, problem, failed.Failures);
        await Task.Delay(Pause(failed.Failures), time, cancellationToken);
        RequireLead();
        return failed;
    }

    // Between half and all of it, so that many that failed together do not come again together.
    private TimeSpan Pause(long failures)
    {
        double doubled = options.Value.FirstPause.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 40));
        double longest = Math.Min(doubled, options.Value.LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
