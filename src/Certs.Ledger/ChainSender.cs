using System.Numerics;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger;

/// <summary>
/// Sends the transactions of one account in order, so that each does its work once whatever happens between.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item><see cref="PrepareAsync"/> simulates, gives the next nonce and signs. Nothing is sent.</item>
/// <item>The caller stores the bytes. From here on a crash loses nothing.</item>
/// <item><see cref="BroadcastAsync"/> sends them, as often as need be.</item>
/// <item><see cref="WaitAsync"/> waits for the receipt, for minutes if need be, and sends them again when the
/// node forgot them.</item>
/// </list>
/// After a start the caller hands back what it had stored by <see cref="Resume"/>. One process at a time
/// sends for an account; the nonce is read from the chain each time, so that another sender is noticed and
/// nothing worse happens. The gas price is zero, or the base fee where a node has one, so that no transaction
/// is ever replaced by a dearer one. Safe for many threads.
/// </remarks>
public sealed class ChainSender : IDisposable
{
    private const int MaximumRawBytes = 100_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);

    private readonly EthNode _node;
    private readonly ulong _chainId;
    private readonly Secp256k1Key _key;
    private readonly ChainSenderOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _order = new(1);
    private readonly SemaphoreSlim _slots;
    private readonly NonceLedger _nonces = new();
    private readonly Rehearsal _rehearsal;

    /// <summary>A sender for an account. Nothing is asked yet.</summary>
    /// <param name="node">The node that transactions go to. Stays the caller's.</param>
    /// <param name="chainId">The chain that signatures are for.</param>
    /// <param name="key">The account's key. Stays the caller's.</param>
    /// <param name="options">How to send; null for the defaults.</param>
    /// <param name="time">The clock that pauses are measured by; null for the machine's.</param>
    public ChainSender(
        EthNode node, long chainId, Secp256k1Key key, ChainSenderOptions? options = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        _node = node;
        _chainId = checked((ulong)chainId);
        _key = key;
        _options = options ?? new ChainSenderOptions();
        _time = time ?? TimeProvider.System;
        _slots = new SemaphoreSlim(_options.MaximumInFlight);
        _rehearsal = new Rehearsal(node, key.Address);
    }

    /// <summary>The account that sends.</summary>
    public Address Account => _key.Address;

    /// <summary>The number of transactions prepared and not settled.</summary>
    public int InFlight => _nonces.Count;

    /// <summary>Simulates a call, gives it a nonce and signs it. Nothing is sent.</summary>
    /// <remarks>Waits while too many transactions are under way.</remarks>
    /// <exception cref="ContractRevertedException">The contract would refuse; no nonce was used.</exception>
    /// <exception cref="LedgerUnavailableException">The node gave no answer; no nonce was used.</exception>
    /// <exception cref="ArgumentException">The call is too large for one transaction.</exception>
    public Task<PreparedTransaction> PrepareAsync(ContractCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return PrepareDataAsync(call.Contract, call.Data.ToArray(), call.Name, call.Gas, cancellationToken);
    }

    /// <summary>Takes back transactions that were prepared and stored before a restart.</summary>
    /// <param name="stored">Those whose outcome was not stored.</param>
    public void Resume(IEnumerable<PreparedTransaction> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        foreach (PreparedTransaction transaction in stored)
        {
            bool holdsSlot = _slots.Wait(0);
            if (!_nonces.TryAdd(transaction, holdsSlot) && holdsSlot)
            {
                _slots.Release();
            }
        }
    }

    /// <summary>
    /// Forgets all that is under way, because another process may have sent for the account since. What is still to
    /// be watched is handed back by <see cref="Resume"/>. Not while another call runs.
    /// </summary>
    public void StartOver()
    {
        int held = _nonces.Clear();
        if (held > 0)
        {
            _slots.Release(held);
        }
    }

    /// <summary>Sends a prepared transaction. Doing it again is harmless.</summary>
    /// <returns>What became of it at once; on a chain that mines on demand often <c>Mined</c>.</returns>
    /// <exception cref="LedgerUnavailableException">
    /// No answer: it may have been taken or not. Look, or send again.
    /// </exception>
    /// <exception cref="JsonRpcException">
    /// The node refuses it for good; <see cref="JsonRpcException.Refusal"/> says why.
    /// </exception>
    public async Task<TransactionFate> BroadcastAsync(
        PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        try
        {
            await _node.AskAsync(NodeQuestions.Send(transaction.Raw), cancellationToken);
        }
        catch (JsonRpcException refusal) when (refusal.Refusal
            is NodeRefusal.AlreadyKnown or NodeRefusal.NonceTooLow or NodeRefusal.ReplacementUnderpriced)
        {
            // Mined before, waiting already, or beaten to its nonce: the look below tells.
        }

        return await LookAsync(transaction, cancellationToken);
    }

    /// <summary>
    /// Asks what became of a prepared transaction. One that is mined or beaten is settled by this.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">No answer: still unknown.</exception>
    public async Task<TransactionFate> LookAsync(
        PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);

        // Before the question: what is settled meanwhile must not look like a gap to an older count.
        HashSet<ulong> inFlight = _nonces.ToSet();
        (TransactionReceipt? receipt, long count) = await _node.AskAsync(
            NodeQuestions.Receipt(transaction.Hash), NodeQuestions.TransactionCount(Account), cancellationToken);

        if (receipt is null && (ulong)count > transaction.Nonce)
        {
            receipt = await LookAgainAsync(transaction, cancellationToken);
        }

        TransactionFate fate = receipt is not null ? new TransactionFate.Mined(receipt)
            : (ulong)count > transaction.Nonce ? new TransactionFate.NonceTaken()
            : HasGap((ulong)count, transaction.Nonce, inFlight) ? new TransactionFate.NonceGap()
            : await _node.AskAsync(NodeQuestions.IsKnown(transaction.Hash), cancellationToken)
                ? new TransactionFate.Waiting() : new TransactionFate.NotSeen();
        if (fate is TransactionFate.Mined or TransactionFate.NonceTaken)
        {
            await SettleAsync(transaction, cancellationToken);
        }

        return fate;
    }

    /// <summary>
    /// Waits until a transaction is mined or can no longer be, sending it again when the node forgot it.
    /// </summary>
    /// <param name="transaction">A transaction that was broadcast, or is to be.</param>
    /// <param name="limit">The longest wait; a chain that stands still can take minutes.</param>
    /// <param name="cancellationToken">Ends the wait; the transaction stays as it is.</param>
    /// <returns>
    /// The last fate seen: <c>Mined</c>, <c>NonceTaken</c> or <c>NonceGap</c> before the limit, any after it.
    /// </returns>
    /// <exception cref="LedgerUnavailableException">The last look before the limit had no answer.</exception>
    public async Task<TransactionFate> WaitAsync(
        PreparedTransaction transaction, TimeSpan limit, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        long seen = start;
        TimeSpan pause = FirstPause;
        while (true)
        {
            TransactionFate fate = await LookAsync(transaction, cancellationToken);
            bool isOver =
                fate is TransactionFate.Mined or TransactionFate.NonceTaken or TransactionFate.NonceGap;
            if (isOver || _time.GetElapsedTime(start) >= limit)
            {
                return fate;
            }

            if (fate is TransactionFate.Waiting)
            {
                seen = _time.GetTimestamp();
            }
            else if (_time.GetElapsedTime(seen) >= _options.ResendAfter)
            {
                seen = _time.GetTimestamp();
                await BroadcastAsync(transaction, cancellationToken);
            }

            await Task.Delay(pause, _time, cancellationToken);
            pause = pause * 2 < _options.MaximumPause ? pause * 2 : _options.MaximumPause;
        }
    }

    /// <summary>
    /// Forgets a transaction that was never sent or can never be mined; its nonce is free again.
    /// </summary>
    public async Task AbandonAsync(PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await SettleAsync(transaction, cancellationToken);
    }

    /// <summary>Prepares, sends and waits: for callers to whom a crash in between does no harm.</summary>
    /// <exception cref="ContractRevertedException">The contract refused.</exception>
    /// <exception cref="LedgerUnavailableException">No receipt within the limit, or no answer.</exception>
    public async Task<TransactionReceipt> SendAsync(
        ContractCall call, TimeSpan limit, CancellationToken cancellationToken)
    {
        PreparedTransaction transaction = await PrepareAsync(call, cancellationToken);
        return await FinishAsync(transaction, limit, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _order.Dispose();
        _slots.Dispose();
    }

    /// <summary>Creates a contract and waits for it.</summary>
    internal async Task<Address> CreateAsync(
        byte[] creationCode, string name, TimeSpan limit, CancellationToken cancellationToken)
    {
        PreparedTransaction transaction = await PrepareDataAsync(null, creationCode, name, null, cancellationToken);
        TransactionReceipt receipt = await FinishAsync(transaction, limit, cancellationToken);
        return receipt.Created ?? throw new ContractRevertedException(name);
    }

    private async Task<TransactionReceipt> FinishAsync(
        PreparedTransaction transaction, TimeSpan limit, CancellationToken cancellationToken)
    {
        TransactionFate? fate = null;
        try
        {
            fate = await BroadcastAsync(transaction, cancellationToken);
            if (fate is not TransactionFate.Mined)
            {
                fate = await WaitAsync(transaction, limit, cancellationToken);
            }
        }
        finally
        {
            if (fate is not TransactionFate.Mined)
            {
                // Nobody sends it again. If it never arrived, its nonce would hold every later transaction
                // up.
                await AbandonAsync(transaction, CancellationToken.None);
            }
        }

        return fate switch
        {
            TransactionFate.Mined { Receipt.HasSucceeded: true } mined => mined.Receipt,
            TransactionFate.Mined => throw new ContractRevertedException(transaction.Name),
            _ => throw new LedgerUnavailableException(
                LedgerTrouble.Unreachable, $"{transaction.Name} was not mined: {fate.GetType().Name}."),
        };
    }

    private static bool HasGap(ulong count, ulong nonce, HashSet<ulong> inFlight)
    {
        while (count < nonce && inFlight.Contains(count))
        {
            count++;
        }

        return count < nonce;
    }

    // A node may count a transaction a moment before it shows its receipt (anvil does; a batch may also be
    // answered in any order): what was just mined must not look beaten to its nonce.
    private async Task<TransactionReceipt?> LookAgainAsync(
        PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        TransactionReceipt? receipt;
        do
        {
            await Task.Delay(FirstPause, _time, cancellationToken);
            receipt = await _node.AskAsync(NodeQuestions.Receipt(transaction.Hash), cancellationToken);
        }
        while (receipt is null && _time.GetElapsedTime(start) < _options.TakenAfter);

        return receipt;
    }

    private async Task<PreparedTransaction> PrepareDataAsync(
        Address? to, byte[] data, string name, long? known, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        PreparedTransaction? prepared = null;
        try
        {
            (long gas, BigInteger baseFee) = await _rehearsal.RunAsync(to, data, name, known, cancellationToken);
            prepared = await SignInOrderAsync(to, data, name, gas, baseFee, cancellationToken);
            return prepared;
        }
        finally
        {
            if (prepared is null)
            {
                _slots.Release();
            }
        }
    }

    private async Task<PreparedTransaction> SignInOrderAsync(
        Address? to, byte[] data, string name, long gas, BigInteger baseFee,
        CancellationToken cancellationToken)
    {
        // Count and choice stand in one turn: what is settled between two turns is in the next turn's count.
        await _order.WaitAsync(cancellationToken);
        try
        {
            long count = await _node.AskAsync(NodeQuestions.TransactionCount(Account), cancellationToken);
            ulong nonce = _nonces.NextFree((ulong)count);
            Transaction transaction = baseFee.IsZero
                ? Transaction.Legacy(_chainId, nonce, BigInteger.Zero, (ulong)gas, to, data)
                : Transaction.FeeMarket(_chainId, nonce, baseFee * 2, BigInteger.Zero, (ulong)gas, to, data);
            SignedTransaction signed = transaction.Sign(_key);
            if (signed.Raw.Length > MaximumRawBytes)
            {
                throw new ArgumentException(
                    $"{name} has {signed.Raw.Length} bytes, more than {MaximumRawBytes}.", nameof(data));
            }

            PreparedTransaction prepared = new(signed.Hash, nonce, signed.Raw, name);
            _nonces.TryAdd(prepared, holdsSlot: true);
            return prepared;
        }
        finally
        {
            _order.Release();
        }
    }

    private async Task SettleAsync(PreparedTransaction transaction, CancellationToken cancellationToken)
    {
        await _order.WaitAsync(cancellationToken);
        try
        {
            if (_nonces.Remove(transaction))
            {
                _slots.Release();
            }
        }
        finally
        {
            _order.Release();
        }
    }
}
