using System.Numerics;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger;

/// <summary>Runs a transaction at the node before it is signed: whether it would be refused, and the gas it is to get.</summary>
internal sealed class Rehearsal(EthNode node, Address sender)
{
    // Below EIP-7825's limit for one transaction.
    private const long GasCap = 16_000_000;

    /// <summary>Finds the gas and the base fee of the newest block.</summary>
    /// <param name="to">The contract; null: one is created.</param>
    /// <param name="data">Selector and arguments, or the code.</param>
    /// <param name="name">The function, for messages.</param>
    /// <param name="known">Gas that is believed to suffice; null: the node estimates.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ContractRevertedException">The contract would refuse.</exception>
    /// <exception cref="LedgerUnavailableException">The node gave no answer.</exception>
    /// <exception cref="ArgumentException">The call takes more gas than one transaction may have.</exception>
    public async Task<(long Gas, BigInteger BaseFee)> RunAsync(
        Address? to, byte[] data, string name, long? known, CancellationToken cancellationToken)
    {
        try
        {
            return known is { } enough and <= GasCap && await TryAsync(to, data, enough, cancellationToken) is { } head
                ? (enough, head.BaseFee ?? BigInteger.Zero)
                : await EstimateAsync(to, data, name, cancellationToken);
        }
        catch (JsonRpcException refusal) when (refusal.Refusal == NodeRefusal.Reverted)
        {
            throw new ContractRevertedException(name, refusal);
        }
    }

    // Null: the gas does not suffice, as on a chain that counts it in another way, or the node does not say.
    private async Task<BlockHeader?> TryAsync(
        Address? to, byte[] data, long gas, CancellationToken cancellationToken)
    {
        try
        {
            (_, BlockHeader? head) = await node.AskAsync(
                NodeQuestions.Simulation(sender, to, data, gas), NodeQuestions.LatestBlock(), cancellationToken);
            return head;
        }
        catch (JsonRpcException refusal) when (refusal.Refusal != NodeRefusal.Reverted)
        {
            return null;
        }
    }

    private async Task<(long Gas, BigInteger BaseFee)> EstimateAsync(
        Address? to, byte[] data, string name, CancellationToken cancellationToken)
    {
        (_, long estimate, BlockHeader? head) = await node.AskAsync(
            NodeQuestions.Simulation(sender, to, data), NodeQuestions.GasEstimate(sender, to, data),
            NodeQuestions.LatestBlock(), cancellationToken);
        return estimate <= GasCap
            ? (Math.Min(estimate + (estimate / 4) + 20_000, GasCap), head?.BaseFee ?? BigInteger.Zero)
            : throw new ArgumentException($"{name} takes {estimate} gas, more than {GasCap}.", nameof(data));
    }
}
