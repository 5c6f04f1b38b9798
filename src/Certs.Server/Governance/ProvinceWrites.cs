using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Governance;

/// <summary>Writes on the chain with the province's admin account, once for each request id.</summary>
/// <remarks>
/// <list type="number">
/// <item>The call is simulated and signed. What the contract would refuse is refused here, and nothing is kept.</item>
/// <item>The signed bytes are stored under the request id. From here on the request is this transaction.</item>
/// <item>It is sent, and its block is waited for.</item>
/// </list>
/// A request that is repeated, whatever happened in between, sends the same bytes again and finds the same receipt. Only
/// a transaction whose nonce was used for another, which therefore never was, is made anew.
/// </remarks>
internal sealed class ProvinceWrites(ProvinceRegistrar registrar, NodeFactStore facts) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Runs the steps.</summary>
    /// <param name="order">The request.</param>
    /// <param name="makeCall">The call, asked for only when nothing was signed before.</param>
    /// <param name="cancellationToken">Ends the wait; it may be written all the same.</param>
    /// <returns>The receipt of the transaction that did it.</returns>
    /// <exception cref="RefusedException">The contract refuses, or the request id stands for other content.</exception>
    /// <exception cref="LedgerUnavailableException">The chain gave no answer; repeat the request.</exception>
    public async Task<TransactionReceipt> RunAsync(
        WriteOrder order, Func<Task<ContractCall>> makeCall, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            PreparedTransaction? signed = await FindAsync(order, cancellationToken);
            PreparedTransaction? lost = null;
            while (true)
            {
                signed ??= await SignAsync(order, await makeCall(), lost, cancellationToken);
                switch (await registrar.FinishAsync(signed, cancellationToken))
                {
                    case TransactionFate.Mined { Receipt.HasSucceeded: true } mined:
                        return mined.Receipt;
                    case TransactionFate.Mined:
                        throw ChainRefusals.Of(new ContractRevertedException(signed.Name));
                    case TransactionFate.NonceTaken or TransactionFate.NonceGap:
                        (signed, lost) = (null, signed);
                        break;
                    default:
                        throw new LedgerUnavailableException(
                            LedgerTrouble.Unreachable, $"{signed.Name} was sent and is in no block yet.");
                }
            }
        }
        catch (ContractRevertedException refused)
        {
            throw ChainRefusals.Of(refused);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    private static string FactOf(WriteOrder order) => $"province-write/{order.RequestId}";

    private async Task<PreparedTransaction?> FindAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(FactOf(order), cancellationToken) is not { } text)
        {
            return null;
        }

        StoredWrite stored = StoredWrite.Read(text);
        return stored.IsFor(order.Content)
            ? stored.Transaction
            : throw new RefusedException(
                RefusalReason.RequestIdReused, "The request id was used for other content before.");
    }

    // Another replica may be at the same request: what was stored first is the request's transaction.
    private async Task<PreparedTransaction> SignAsync(
        WriteOrder order, ContractCall call, PreparedTransaction? lost, CancellationToken cancellationToken)
    {
        PreparedTransaction signed = await registrar.PrepareAsync(call, cancellationToken);
        string stored = StoredWrite.Write(order.Content, signed);
        if (lost is not null)
        {
            await facts.SetAsync(FactOf(order), stored);
            return signed;
        }

        if (await facts.AddAsync(FactOf(order), stored))
        {
            return signed;
        }

        await registrar.AbandonAsync(signed, cancellationToken);
        return (await FindAsync(order, cancellationToken))!;
    }
}
