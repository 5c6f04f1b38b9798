using Certs.Ledger;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>
/// What this replica does about anchoring in one turn: everything, when it leads; otherwise it follows what the lead
/// does. With a store of its own a service always leads.
/// </summary>
/// <remarks>
/// The lead's turn:
/// <list type="number">
/// <item><see cref="ChainWatch"/> reads what is on the chain.</item>
/// <item><see cref="BatchMaker"/> puts waiting certificates under roots.</item>
/// <item><see cref="BatchSender"/> settles what is on its way and sends what waits.</item>
/// <item><see cref="ChangeSenders"/> carries incidents on and sends changes of certificates and withdrawals.</item>
/// </list>
/// One caller at a time.
/// </remarks>
internal sealed class AnchoringTurns(
    IAnchoringLead lead, ChainWatch watch, BatchMaker maker, BatchSender sender, ChangeSenders changes,
    LeadFollower follower, ILogger<AnchoringTurns> logger)
{
    private long _term;

    /// <summary>
    /// The first look before anything is issued: a restored copy of the store must be noticed before the first call.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await follower.CountAsync(cancellationToken);
        if (await LeadsAsync(cancellationToken))
        {
            await watch.CatchUpAsync(cancellationToken);
        }
        else
        {
            await follower.UntilLeadHasReadAsync(cancellationToken);
        }
    }

    /// <summary>One turn.</summary>
    /// <returns>True when something is under way, so that the next turn should come soon.</returns>
    public async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        if (lead.IsShared)
        {
            await follower.CountNowAndThenAsync(cancellationToken);
        }

        if (!await LeadsAsync(cancellationToken))
        {
            await follower.LookAsync(cancellationToken);
            return false;
        }

        await watch.CatchUpAsync(cancellationToken);
        await maker.MakeAsync(cancellationToken);
        int onTheirWay = await sender.SettleAsync(cancellationToken);
        int sent = await sender.SendAsync(onTheirWay, cancellationToken);
        sent += await changes.SendAsync(onTheirWay + sent, cancellationToken);
        return onTheirWay + sent > 0;
    }

    private async Task<bool> LeadsAsync(CancellationToken cancellationToken)
    {
        bool leads = await lead.HoldAsync(cancellationToken);
        long term = leads ? lead.Term : 0;
        if (term != _term)
        {
            StartOver(term);
        }

        return leads;
    }

    // Whoever led meanwhile went on from the store; what this replica remembers of its own time is old.
    private void StartOver(long term)
    {
        watch.StartOver();
        sender.StartOver();
        changes.StartOver();
        _term = term;
        if (lead.IsShared && term > 0)
        {
            AnchoringLog.Leads(logger, term);
        }
        else if (lead.IsShared)
        {
            AnchoringLog.Follows(logger);
        }
    }
}
