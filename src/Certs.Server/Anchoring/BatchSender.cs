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
    AnchorChain chain, ChainSender sender, BatchStore batches, TransactionStore transactions, TimeProvider time,
    IOptions<AnchoringOptions> options, ILogger<BatchSender> logger)
{
    private bool _hasResumed;
    private long? _lastSent;

    /// <summary>Forgets every transaction that it remembers; the store says which are on their way.</summary>
    public void StartOver()
    {
        sender.StartOver();
        _hasResumed = false;
    }

    /// <summary>Finds out what became of the transactions that are on their way, and sends again what the node forgot.</summary>
    /// <returns>How many are still on their way.</returns>
    /// <exception cref="LedgerUnavailableException">No answer; all stays as it is.</exception>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AnchorTransaction> onTheirWay = await transactions.OnTheirWayAsync(cancellationToken);
        if (!_hasResumed)
        {
            sender.Resume(onTheirWay.Select(Prepared));
            _hasResumed = true;
        }

        int left = 0;
        foreach (AnchorTransaction transaction in onTheirWay)
        {
            left += await SettleAsync(transaction, cancellationToken) ? 0 : 1;
        }

        return left;
    }

    /// <summary>Sends batches that go with no transaction yet.</summary>
    /// <remarks>
    /// <list type="number">
    /// <item>Batches whose root the chain has already are left to <see cref="ChainWatch"/>.</item>
    /// <item>The call is simulated, gets a nonce and is signed. Nothing is sent.</item>
    /// <item>The signed bytes are stored with the batches that they carry. From here on only they are sent.</item>
    /// <item>They are sent. Whether the node took them shows later.</item>
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
            AnchorTransaction stored = await StoreAsync(together, cancellationToken);
            await sender.BroadcastAsync(Prepared(stored), cancellationToken);
            AnchoringLog.Sent(logger, together.Length, stored.Hash, stored.Nonce);
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

    private async Task<AnchorTransaction> StoreAsync(Batch[] together, CancellationToken cancellationToken)
    {
        ContractCall call = chain.Call(together.Select(batch =>
            new AnchorBatch(
                batch.Root, (uint)batch.Size, batch.First.Agency, batch.Suites, (byte)batch.First.Kind)));
        PreparedTransaction prepared = await sender.PrepareAsync(call, cancellationToken);
        bool isStored = false;
        try
        {
            AnchorTransaction stored = await transactions.AddAsync(
                sender.Account.ToArray(), checked((long)prepared.Nonce), prepared.Hash, prepared.Raw.ToArray(),
                time.GetUtcNow(), [.. together.Select(batch => batch.Id)]);
            isStored = true;
            return stored;
        }
        finally
        {
            if (!isStored)
            {
                // A nonce that nobody uses would hold every later transaction up.
                await sender.AbandonAsync(prepared, CancellationToken.None);
            }
        }
    }

    // True when the transaction is over, one way or the other.
    private async Task<bool> SettleAsync(AnchorTransaction transaction, CancellationToken cancellationToken)
    {
        PreparedTransaction prepared = Prepared(transaction);
        TransactionFate fate = await sender.LookAsync(prepared, cancellationToken);
        if (fate is TransactionFate.NotSeen)
        {
            fate = await sender.BroadcastAsync(prepared, cancellationToken);
        }

        switch (fate)
        {
            case TransactionFate.Mined mined:
                AnchoringLog.Mined(logger, transaction.Hash, mined.Receipt.BlockNumber, mined.Receipt.HasSucceeded);
                await transactions.MineAsync(transaction.Id);
                return true;
            case TransactionFate.NonceTaken or TransactionFate.NonceGap:
                AnchoringLog.GivenUp(logger, transaction.Hash, transaction.Nonce);
                await sender.AbandonAsync(prepared, cancellationToken);
                await transactions.GiveUpAsync(transaction.Id);
                return true;
            default:
                return false;
        }
    }

    private static PreparedTransaction Prepared(AnchorTransaction transaction) =>
        new(transaction.Hash, checked((ulong)transaction.Nonce), transaction.Raw, "anchor");
}
