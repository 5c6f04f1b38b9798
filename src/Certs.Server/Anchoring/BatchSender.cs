using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Anchoring;

/// <summary>Sends batches to the chain, each once whatever happens in between.</summary>
/// <remarks>
/// A transaction is stored before it is sent, and only its own bytes are ever sent again. Whether a batch arrived is for
/// <see cref="ChainWatch"/> to say; before a batch goes with a new transaction the chain is asked for its root. One
/// caller at a time.
/// </remarks>
internal sealed class BatchSender(
    AnchorChain chain, ChainTransactions transactions, BatchStore batches, TimeProvider time,
    IOptions<AnchoringOptions> options, ILogger<BatchSender> logger)
{
    private long? _lastSent;

    /// <inheritdoc cref="ChainTransactions.StartOver"/>
    public void StartOver() => transactions.StartOver();

    /// <inheritdoc cref="ChainTransactions.SettleAsync(CancellationToken)"/>
    public Task<int> SettleAsync(CancellationToken cancellationToken) =>
        transactions.SettleAsync(cancellationToken);

    /// <summary>Sends batches that go with no transaction yet.</summary>
    /// <remarks>
    /// <list type="number">
    /// <item>Batches whose root the chain has already are left to <see cref="ChainWatch"/>.</item>
    /// <item>The others go in one call, which <see cref="ChainTransactions"/> stores with them and sends.</item>
    /// </list>
    /// </remarks>
    /// <param name="onTheirWay">How many transactions are on their way already.</param>
    /// <param name="cancellationToken">Ends the wait; what was stored is sent later.</param>
    /// <returns>How many transactions were sent.</returns>
    /// <exception cref="LedgerUnavailableException">No answer. What was stored may be on its way.</exception>
    /// <exception cref="ContractRevertedException">The chain refuses every batch; a person has to look.</exception>
    public async Task<int> SendAsync(int onTheirWay, CancellationToken cancellationToken)
    {
        bool isTooSoon = _lastSent is { } last && time.GetElapsedTime(last) < options.Value.SendInterval;
        if (onTheirWay >= options.Value.MaxInFlight || isTooSoon)
        {
            return 0;
        }

        IReadOnlyList<Batch> unsent = await batches.UnsentAsync(options.Value.MaxRoots, cancellationToken);
        IReadOnlyList<AnchorRecord?> records = await chain.RecordsAsync(
            unsent.Select(batch => (batch.First.Agency, batch.Root)), cancellationToken);
        Batch[] missing = [.. unsent.Where((_, at) => records[at] is null)];
        if (missing.Length == 0)
        {
            return 0;
        }

        _lastSent = time.GetTimestamp();
        return await SendAsync(missing, cancellationToken);
    }

    private async Task<int> SendAsync(Batch[] together, CancellationToken cancellationToken)
    {
        try
        {
            AnchorTransaction sent = await transactions.SendAsync(
                chain.Call(together.Select(ToCall)), [.. together.Select(batch => batch.Id)], null,
                cancellationToken);
            AnchoringLog.Sent(logger, together.Length, sent.Hash, sent.Nonce);
            return 1;
        }
        catch (ContractRevertedException refusal) when (together.Length > 1)
        {
            // One that the chain refuses must not keep the others back.
            AnchoringLog.Refused(logger, together.Length, refusal.ErrorName);
            return await SendOneByOneAsync(together, cancellationToken);
        }
    }

    private async Task<int> SendOneByOneAsync(Batch[] refusedTogether, CancellationToken cancellationToken)
    {
        int sent = 0;
        ContractRevertedException? last = null;
        foreach (Batch batch in refusedTogether)
        {
            try
            {
                sent += await SendAsync([batch], cancellationToken);
            }
            catch (ContractRevertedException refusal)
            {
                AnchoringLog.Refused(logger, 1, refusal.ErrorName);
                last = refusal;
            }
        }

        return sent == 0 && last is not null ? throw last : sent;
    }

    private static AnchorBatch ToCall(Batch batch) =>
        new(batch.Root, (uint)batch.Size, batch.First.Agency, batch.Suites, (byte)batch.First.Kind);
}
