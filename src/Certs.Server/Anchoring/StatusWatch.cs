using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>The part of <see cref="ChainWatch"/> that knows changes of certificates.</summary>
internal sealed class StatusWatch(AnchorChain chain, StatusQueue queue, ILogger<StatusWatch> logger)
{
    private const int RecheckPage = 1_000;

    // Whoever issues waits for the writer meanwhile.
    private const int WritePage = 100;

    /// <summary>Notes which changes are on the chain. Comes before the mark moves, so that none is ever passed over.</summary>
    /// <returns>How many of this store's changes were noted.</returns>
    public async Task<int> SawAsync(IReadOnlyList<RegistryEvent.StatusChanged> seen, long block)
    {
        int recorded = 0;
        foreach (RegistryEvent.StatusChanged[] page in seen.Chunk(WritePage))
        {
            recorded += await queue.RecordAsync(page);
        }

        if (recorded > 0)
        {
            AnchoringLog.StatusesRecorded(logger, recorded, block);
        }

        return recorded;
    }

    /// <summary>Asks for every recorded change after the chain lost blocks; what is gone waits to be sent again.</summary>
    /// <exception cref="LedgerUnavailableException">No answer.</exception>
    public async Task RecheckAsync(CancellationToken cancellationToken)
    {
        List<long> gone = [];
        long after = 0;
        while (await queue.RecordedAsync(after, RecheckPage, cancellationToken) is { Count: > 0 } page)
        {
            IReadOnlyList<StatusRecord?> records = await chain.StatusesAsync(
                page.Select(change => (change.Certificate.Agency, change.Handle)), cancellationToken);
            gone.AddRange(page.Where((change, at) => (records[at]?.Sequence ?? 0) < change.Sequence)
                .Select(change => change.Id));
            after = page[^1].Id;
        }

        if (gone.Count > 0)
        {
            await queue.ForgetAsync(gone);
            AnchoringLog.StatusesForgotten(logger, gone.Count);
        }
    }
}
