using Certs.Core.Evm;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Testing.Chain;

/// <summary>Calls of any accounts that go into the next block of a development chain that does not mine by itself.</summary>
/// <param name="node">The chain's node.</param>
/// <param name="chainId">The chain's id.</param>
public sealed class BlockOfCalls(EthNode node, long chainId)
{
    private const ulong GasLimit = 3_000_000;

    private readonly Dictionary<Address, ulong> _nonces = [];
    private readonly List<SignedTransaction> _waiting = [];

    /// <summary>How many calls wait for the block.</summary>
    public int Count => _waiting.Count;

    /// <summary>Reads how far an account is that has sent something before.</summary>
    public async Task GoOnAsync(Address account) => _nonces[account] =
        (ulong)await node.AskAsync(NodeQuestions.TransactionCount(account), CancellationToken.None);

    /// <summary>Puts a call into the next block.</summary>
    public void Add(Secp256k1Key sender, ContractCall call)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(call);
        ulong nonce = _nonces.GetValueOrDefault(sender.Address);
        _nonces[sender.Address] = nonce + 1;
        _waiting.Add(Transaction.Legacy((ulong)chainId, nonce, 0, GasLimit, call.Contract, call.Data).Sign(sender));
    }

    /// <summary>Makes the block.</summary>
    /// <exception cref="InvalidOperationException">A call failed.</exception>
    public async Task MineAsync()
    {
        await node.AskAllAsync([.. _waiting.Select(sent => NodeQuestions.Send(sent.Raw))], CancellationToken.None);
        await node.Client.CallAsync(new JsonRpcCall("evm_mine"), CancellationToken.None);
        IReadOnlyList<TransactionReceipt?> receipts = await node.AskAllAsync(
            [.. _waiting.Select(sent => NodeQuestions.Receipt(sent.Hash))], CancellationToken.None);
        int failed = receipts.Count(receipt => receipt?.HasSucceeded != true);
        if (failed > 0)
        {
            throw new InvalidOperationException($"{failed} of {receipts.Count} calls failed or were left out.");
        }

        _waiting.Clear();
    }
}
