using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>
/// Sends calls to the chain: each is stored before it is sent, and only its own bytes are ever sent again.
/// </summary>
/// <remarks>One caller at a time.</remarks>
internal sealed class ChainTransactions(
    ChainSender sender, TransactionStore transactions, TimeProvider time, ILogger<ChainTransactions> logger)
{
    private bool _hasResumed;

    /// <summary>Forgets every transaction that it remembers; the store says which are on their way.</summary>
    public void StartOver()
    {
        sender.StartOver();
        _hasResumed = false;
    }

    /// <summary>Sends a call.</summary>
    /// <remarks>
    /// <list type="number">
    /// <item>The call is simulated, gets a nonce and is signed. Nothing is sent.</item>
    /// <item>The signed bytes are stored with what they carry. From here on only they are sent.</item>
    /// <item>They are sent. Whether the node took them shows later.</item>
    /// </list>
    /// </remarks>
    /// <param name="call">The call.</param>
    /// <param name="batchIds">The batches that it carries.</param>
    /// <param name="assign">Writes down what else it carries, in the same transaction of the store.</param>
    /// <param name="cancellationToken">Ends the wait; what was not stored gives its nonce back.</param>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing is stored.</exception>
    /// <exception cref="LedgerUnavailableException">No answer. What was stored may be on its way.</exception>
    public async Task<AnchorTransaction> SendAsync(
        ContractCall call, IReadOnlyList<long> batchIds, Action<WriteSession, long>? assign,
        CancellationToken cancellationToken)
    {
        PreparedTransaction prepared = await sender.PrepareAsync(call, cancellationToken);
        AnchorTransaction? stored = null;
        try
        {
            stored = await transactions.AddAsync(
                sender.Account.ToArray(), checked((long)prepared.Nonce), prepared.Hash, prepared.Raw.ToArray(),
                time.GetUtcNow(), batchIds, assign);
        }
        finally
        {
            if (stored is null)
            {
                // A nonce that nobody uses would hold every later transaction up.
                await sender.AbandonAsync(prepared, CancellationToken.None);
            }
        }

        await sender.BroadcastAsync(prepared, cancellationToken);
        return stored;
    }

    /// <summary>
    /// Finds out what became of the transactions that are on their way, and sends again what the node forgot.
    /// </summary>
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
