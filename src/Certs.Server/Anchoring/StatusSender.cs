using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Anchoring;

/// <summary>Brings changes of certificates to the chain, each once whatever happens in between.</summary>
/// <remarks>
/// A transaction is stored before it is sent, and <see cref="ChainTransactions"/> finds out what became of it. Before a change
/// goes with a new transaction the chain is asked for the certificate's word; the contract takes a change only as the
/// next after the one before it, so even a mistake here could not record one twice. That a change is recorded is for
/// <see cref="ChainWatch"/> to say. One caller at a time.
/// </remarks>
internal sealed class StatusSender(
    AnchorChain chain, ChainTransactions transactions, StatusQueue queue, TimeProvider time,
    IOptions<AnchoringOptions> options, ILogger<StatusSender> logger)
{
    // 224 bytes and less than 30,000 gas each: below the 100,000 bytes and 16 million gas of one transaction.
    private const int MostTogether = 400;

    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(1);

    private readonly StatusRegistryContract _contract = new(chain.Network.Contracts.Status);
    private readonly HashSet<long> _refused = [];
    private long _lastRefusal;
    private long? _lastSent;

    /// <summary>Forgets what the chain refused: another replica may have gone on since.</summary>
    public void StartOver() => _refused.Clear();

    /// <summary>Sends changes that the chain lacks.</summary>
    /// <param name="onTheirWay">How many transactions are on their way already.</param>
    /// <param name="cancellationToken">Ends the wait; what was stored is sent later.</param>
    /// <returns>How many transactions were sent.</returns>
    /// <exception cref="LedgerUnavailableException">No answer; all stays as it is.</exception>
    public async Task<int> SendAsync(int onTheirWay, CancellationToken cancellationToken)
    {
        bool isTooSoon = _lastSent is { } last && time.GetElapsedTime(last) < options.Value.SendInterval;
        if (onTheirWay >= options.Value.MaxInFlight || isTooSoon)
        {
            return 0;
        }

        StoredStatusChange[] missing = await MissingAsync(cancellationToken);
        if (missing.Length == 0)
        {
            return 0;
        }

        _lastSent = time.GetTimestamp();
        return await SendAsync(missing, cancellationToken);
    }

    private async Task<StoredStatusChange[]> MissingAsync(CancellationToken cancellationToken)
    {
        if (_refused.Count > 0 && time.GetElapsedTime(_lastRefusal) >= BetweenRefusals)
        {
            _refused.Clear();
        }

        StoredStatusChange[] waiting =
        [
            .. (await queue.WaitingAsync(0, MostTogether + _refused.Count, cancellationToken))
                .Where(change => !_refused.Contains(change.Id))
                .Take(MostTogether),
        ];
        if (waiting.Length == 0)
        {
            return [];
        }

        IReadOnlyList<StatusRecord?> records = await chain.StatusesAsync(
            waiting.Select(change => (change.Certificate.Agency, change.Handle)), cancellationToken);
        return [.. waiting.Where((change, at) => (records[at]?.Sequence ?? 0) < change.Sequence)];
    }

    private async Task<int> SendAsync(StoredStatusChange[] together, CancellationToken cancellationToken)
    {
        try
        {
            await StoreAndSendAsync(together, cancellationToken);
            return 1;
        }
        catch (ContractRevertedException refusal)
        {
            AnchoringLog.StatusesRefused(logger, together.Length, refusal.ErrorName);
            return await SendApartAsync(together, cancellationToken);
        }
    }

    // One that the chain refuses must not keep the others back: halves, until it stands alone.
    private async Task<int> SendApartAsync(StoredStatusChange[] refused, CancellationToken cancellationToken)
    {
        if (refused.Length == 1)
        {
            _refused.Add(refused[0].Id);
            _lastRefusal = time.GetTimestamp();
            return 0;
        }

        int half = refused.Length / 2;
        int sent = await SendAsync(refused[..half], cancellationToken);
        return sent + await SendAsync(refused[half..], cancellationToken);
    }

    private async Task StoreAndSendAsync(StoredStatusChange[] together, CancellationToken cancellationToken)
    {
        ContractCall call = _contract.SetStatus(together.Select(ToCall));
        AnchorTransaction sent = await transactions.SendAsync(
            call, [], (session, id) => StatusQueue.Assign(session, together.Select(change => change.Id), id),
            cancellationToken);
        AnchoringLog.SentStatuses(logger, together.Length, sent.Hash);
    }

    private static StatusChange ToCall(StoredStatusChange change) => new(
        change.Handle, change.Certificate.Agency, change.State, (byte)change.Reason, change.EffectiveFrom,
        change.Sequence - 1)
    {
        Detail = change.DetailDigest,
    };
}
