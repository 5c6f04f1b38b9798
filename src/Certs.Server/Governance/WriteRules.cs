using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Server.Governance;

/// <summary>Adds and ends the recognition rules of this province.</summary>
/// <remarks>Each answer is what the chain has after the block: nothing is said that was not read back.</remarks>
internal sealed class WriteRules(
    ProvinceWrites writes, ProvinceRegistrar registrar, RegistryAtBlock registry, NetworkFile network)
{
    private readonly RecognitionRegistryContract _contract = new(network.Contracts.Recognition);

    /// <summary>Adds a rule.</summary>
    /// <param name="order">The request.</param>
    /// <param name="rule">
    /// The rule; its number and province are the chain's to give. A beginning of null stands for the newest block's time.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RecordedRule> AddAsync(
        WriteOrder order, Func<DateTimeOffset, RecognitionRule> rule, CancellationToken cancellationToken)
    {
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.AddRule(rule((await registry.NowAsync(cancellationToken)).Head.BlockTime)),
            cancellationToken);
        uint ruleId = registrar.EventOf<RegistryEvent.RuleAdded>(receipt).Rule.RuleId;
        return await ReadAsync(ruleId, receipt, cancellationToken);
    }

    /// <summary>Brings a rule's end forward.</summary>
    /// <param name="order">The request.</param>
    /// <param name="ruleId">The rule.</param>
    /// <param name="until">The new end; null: the newest block's time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RecordedRule> EndAsync(
        WriteOrder order, uint ruleId, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        TransactionReceipt receipt = await writes.RunAsync(
            order,
            async () => _contract.EndRule(
                ruleId, until ?? (await registry.NowAsync(cancellationToken)).Head.BlockTime),
            cancellationToken);
        return await ReadAsync(ruleId, receipt, cancellationToken);
    }

    private async Task<RecordedRule> ReadAsync(
        uint ruleId, TransactionReceipt receipt, CancellationToken cancellationToken) =>
        (await registry.AfterAsync(receipt.BlockNumber, cancellationToken)).FindRule(ruleId)
            ?? throw new LedgerUnavailableException(
                LedgerTrouble.HeadWentBack, $"Rule {ruleId} was written and is not on the chain.");
}
