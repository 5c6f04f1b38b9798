using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>
/// Keeps a replica that does not anchor up to date about what the lead did: its callers see every step, the queue's
/// length and the chain's time, and it does not issue either when the store is behind the chain.
/// </summary>
internal sealed class LeadFollower(
    AnchorChain chain, BatchStore batches, NodeFactStore facts, Backlog backlog, AnchoringFeed feed, TimeProvider time)
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private (string? Mark, long NewestBatch) _seen;
    private long? _counted;

    /// <summary>Looks at what changed since the last look.</summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        (string? Mark, long NewestBatch) now = (
            await facts.FindAsync(ReadMark.Fact, cancellationToken),
            await batches.NewestIdAsync(cancellationToken));
        if (now != _seen)
        {
            _seen = now;
            feed.Publish();
        }

        await ReadTroubleAsync(cancellationToken);
        backlog.SawBlock((await chain.HeadAsync(cancellationToken)).Time);
    }

    /// <summary>Waits until the lead has read the chain as far as it is now.</summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public async Task UntilLeadHasReadAsync(CancellationToken cancellationToken)
    {
        BlockHeader head = await chain.HeadAsync(cancellationToken);
        backlog.SawBlock(head.Time);
        while (await facts.FindAsync(ReadMark.Fact, cancellationToken) is not { } text
            || ReadMark.Parse(text).BlockNumber < head.Number)
        {
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        await ReadTroubleAsync(cancellationToken);
    }

    /// <summary>Counts what waits for the chain.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        _counted = time.GetTimestamp();
        backlog.Set(await batches.CountWaitingAsync(cancellationToken));
        await ReadTroubleAsync(cancellationToken);
    }

    /// <summary>Counts it when that was some time ago: other replicas issue too, and only the lead sees the end.</summary>
    public async Task CountNowAndThenAsync(CancellationToken cancellationToken)
    {
        if (_counted is not { } last || time.GetElapsedTime(last) >= BetweenCounts)
        {
            await CountAsync(cancellationToken);
        }
    }

    private async Task ReadTroubleAsync(CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(Backlog.BehindChainFact, cancellationToken) is not null)
        {
            backlog.StoreIsBehindChain();
        }
    }
}
