using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Server.Storage;

namespace Certs.Server.Anchoring;

/// <summary>Brings withdrawals of bridge statements to the chain, each once whatever happens in between.</summary>
/// <remarks>
/// Before a withdrawal goes with a new transaction the chain is asked for it; a transaction is stored before it is sent,
/// and <see cref="ChainTransactions"/> finds out what became of it. One caller at a time.
/// </remarks>
internal sealed class WithdrawalSender(
    AnchorChain chain, ChainTransactions transactions, WithdrawalStore withdrawals,
    ILogger<WithdrawalSender> logger)
{
    private const int MostTogether = 64;

    private readonly StatusRegistryContract _contract = new(chain.Network.Contracts.Status);

    /// <summary>Notes what the chain has, and sends what it lacks.</summary>
    /// <returns>How many transactions were sent.</returns>
    /// <exception cref="LedgerUnavailableException">No answer; all stays as it is.</exception>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<(CertificateId Id, Hash32 Handle, DateTimeOffset WithdrawnAt)> waiting =
            await withdrawals.WaitingAsync(MostTogether, cancellationToken);
        if (waiting.Count == 0)
        {
            return 0;
        }

        IReadOnlyList<StatusRecord?> records = await chain.Node.AskAllAsync(
            [.. waiting.Select(one => _contract.Record(one.Id.Agency, one.Handle))], cancellationToken);
        await withdrawals.RecordAsync([.. waiting.Where((_, at) => records[at] is not null).Select(one => one.Id)]);
        (CertificateId Id, Hash32 Handle, DateTimeOffset WithdrawnAt)[] missing =
            [.. waiting.Where((_, at) => records[at] is null)];
        return missing.Length == 0 ? 0 : await SendAsync(missing, cancellationToken);
    }

    private async Task<int> SendAsync(
        (CertificateId Id, Hash32 Handle, DateTimeOffset WithdrawnAt)[] missing, CancellationToken cancellationToken)
    {
        ContractCall call = _contract.SetStatus(missing.Select(one => new StatusChange(
            one.Handle, one.Id.Agency, CertificateState.Revoked, 0, one.WithdrawnAt, 0)));
        AnchorTransaction sent = await transactions.SendAsync(
            call, [], (session, id) => WithdrawalStore.Assign(session, missing.Select(one => one.Id), id),
            cancellationToken);
        AnchoringLog.Withdrew(logger, missing.Length, sent.Hash);
        return 1;
    }
}
