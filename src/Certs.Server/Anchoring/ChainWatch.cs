using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Evm;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>
/// Reads which batches and which changes of certificates are on the chain. What it sees in a block, and nothing else,
/// makes a batch anchored and a change recorded; what the chain no longer has makes it wait again.
/// </summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class ChainWatch(
    AnchorChain chain, BatchStore batches, StatusWatch statuses, NodeFactStore facts, Backlog backlog, AnchoringFeed feed,
    ILogger<ChainWatch> logger)
{
    // Nodes refuse longer stretches.
    private const int MostBlocks = 5_000;
    private const int RecheckPage = 1_000;

    private ReadMark? _mark;

    /// <summary>Reads the chain up to its newest block.</summary>
    /// <remarks>
    /// <list type="number">
    /// <item>The block that was read last is still there; if not, every anchored batch is asked for by its root, and
    /// what is gone waits to be sent again. From here on it does.</item>
    /// <item>The logs after it are read. Batches in them are anchored. From here on they are, with the mark.</item>
    /// <item>A batch of ours that the store does not know makes the node read-only (threat T11).</item>
    /// </list>
    /// </remarks>
    /// <exception cref="LedgerUnavailableException">The node gave no answer. Nothing is lost.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        BlockHeader head = await chain.HeadAsync(cancellationToken);
        backlog.SawBlock(head.Time);
        ReadMark mark = await MarkAsync(cancellationToken);
        if (!await IsStillThereAsync(mark, cancellationToken))
        {
            mark = await RecheckAsync(mark, cancellationToken);
        }

        while (mark.BlockNumber < head.Number)
        {
            mark = await ReadAsync(mark, head, cancellationToken);
        }
    }

    /// <summary>Forgets what it remembers of the store: another replica may have gone on since.</summary>
    public void StartOver() => _mark = null;

    private async Task<ReadMark> MarkAsync(CancellationToken cancellationToken)
    {
        _mark ??= await facts.FindAsync(ReadMark.Fact, cancellationToken) is { } text
            ? ReadMark.Parse(text)
            : new ReadMark(0, chain.Network.GenesisHash);
        return _mark;
    }

    private async Task<bool> IsStillThereAsync(ReadMark mark, CancellationToken cancellationToken) =>
        await chain.FindBlockAsync(mark.BlockNumber, cancellationToken) is { } block && block.Hash == mark.BlockHash;

    private async Task<ReadMark> ReadAsync(ReadMark mark, BlockHeader head, CancellationToken cancellationToken)
    {
        long from = Math.Max(mark.BlockNumber + 1, Math.Min(chain.Network.DeployedBlock, head.Number));
        long to = Math.Min(from + MostBlocks - 1, head.Number);
        BlockHeader? last = to == head.Number ? head : await chain.FindBlockAsync(to, cancellationToken);
        if (last is null)
        {
            throw new LedgerUnavailableException(LedgerTrouble.HeadWentBack, $"Block {to} is gone.");
        }

        List<(long BatchId, AnchorPlace Place)> anchored = [];
        long certificates = 0;
        SeenEvents events = await chain.SeenAsync(from, to, cancellationToken);
        int changed = await statuses.SawAsync(events.Statuses, to);
        foreach (SeenAnchor seen in events.Anchors)
        {
            if (await FindAsync(seen, cancellationToken) is not { } batch || batch.Place == seen.Place)
            {
                continue;
            }

            anchored.Add((batch.Id, seen.Place));
            certificates += batch.Stage == AnchorStage.Anchored ? 0 : batch.Size;
            AnchoringLog.Anchored(logger, batch.Size, batch.Root, seen.TransactionHash, seen.Anchor.BlockNumber);
        }

        ReadMark next = new(to, last.Hash);
        await batches.AnchorAsync(anchored, next);
        _mark = next;
        Tell(anchored.Count + changed, certificates);
        return next;
    }

    private async Task<Batch?> FindAsync(SeenAnchor seen, CancellationToken cancellationToken)
    {
        if (!seen.IsOfStore)
        {
            return null;
        }

        Batch? batch = await batches.FindByRootAsync(seen.Anchor.Root, cancellationToken);
        if (batch?.First.Agency == seen.Anchor.Agency && (byte)batch.First.Kind == seen.Anchor.Kind)
        {
            return batch;
        }

        // Kept, since the mark moves past this block: a restart must not forget it, and other replicas must learn of it.
        await facts.SetAsync(Backlog.BehindChainFact, seen.Anchor.Root.ToString());
        backlog.StoreIsBehindChain();
        AnchoringLog.StoreBehindChain(logger, seen.Anchor.Root, seen.Anchor.Agency, seen.Anchor.BlockNumber);
        return null;
    }

    private async Task<ReadMark> RecheckAsync(ReadMark mark, CancellationToken cancellationToken)
    {
        List<Batch> gone = [];
        long after = 0;
        while (await batches.AnchoredAsync(after, RecheckPage, cancellationToken) is { Count: > 0 } page)
        {
            IReadOnlyList<AnchorRecord?> records = await chain.RecordsAsync(
                page.Select(batch => (batch.First.Agency, batch.Root)), cancellationToken);
            gone.AddRange(page.Where((_, at) => records[at] is null));
            after = page[^1].Id;
        }

        await statuses.RecheckAsync(cancellationToken);

        // Everything is read again from the start: what stayed may stand in other blocks now.
        ReadMark start = new(0, chain.Network.GenesisHash);
        await batches.ForgetAsync([.. gone.Select(batch => batch.Id)], start);
        _mark = start;
        AnchoringLog.ChainLostBlocks(logger, mark.BlockNumber, gone.Count);
        Tell(gone.Count, -gone.Sum(batch => (long)batch.Size));
        return start;
    }

    private void Tell(int changed, long certificates)
    {
        if (changed > 0)
        {
            backlog.Remove(certificates);
            feed.Publish();
        }
    }
}
