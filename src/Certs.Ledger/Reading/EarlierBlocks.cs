using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>Views of blocks before the newest. Safe for many threads.</summary>
/// <remarks>
/// What such a block knew comes from memory; only its own name and time and the time of the block after it are asked
/// for, of every node, and kept.
/// </remarks>
internal sealed class EarlierBlocks(IReadOnlyList<EthNode> nodes, NetworkFile network)
{
    private const int MaxKept = 4_096;

    // A chain that lost blocks may have another block at the same height afterwards.
    private readonly ConcurrentDictionary<(int Resets, long Number), EarlierBlock> _kept = new();

    /// <summary>The state of a chain as it was known at a block.</summary>
    /// <param name="state">The newest state.</param>
    /// <param name="view">Its view.</param>
    /// <param name="blockNumber">The block.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<ChainState> AsKnownAtAsync(
        ChainState state, RegistryView view, long blockNumber, CancellationToken cancellationToken)
    {
        if (blockNumber == view.Head.BlockNumber)
        {
            return state;
        }

        if (blockNumber > view.Head.BlockNumber)
        {
            return Unavailable(
                state, Reasons.RegistryUnavailable,
                $"Block {blockNumber} is after block {view.Head.BlockNumber}, the newest that is known.");
        }

        try
        {
            EarlierBlock block = await FindAsync(state.Resets, blockNumber, cancellationToken);
            RegistryView earlier = view.AsKnownAt(block.Head);
            return state with { View = new Lookup<RegistryView>.Found(earlier), ConfirmedAt = block.NextTime };
        }
        catch (LedgerUnavailableException trouble)
        {
            return Unavailable(state, trouble.Reason, trouble.Message);
        }
        catch (JsonRpcException refusal)
        {
            return Unavailable(state, LedgerTrouble.Unreachable, refusal.Message);
        }
    }

    private static ChainState Unavailable(ChainState state, string reason, string detail) =>
        state with { View = new Lookup<RegistryView>.Unavailable(reason, detail), Nodes = [] };

    private async ValueTask<EarlierBlock> FindAsync(
        int resets, long number, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue((resets, number), out EarlierBlock? kept))
        {
            return kept;
        }

        (BlockHeader? Own, BlockHeader? Next)[] answers = await Task.WhenAll(nodes.Select(node => node.AskAsync(
            NodeQuestions.Block(number), NodeQuestions.Block(number + 1), cancellationToken)));
        (BlockHeader? own, BlockHeader? next) = answers[0];
        if (own is null || next is null || own.Number != number || next.ParentHash != own.Hash
            || answers.Any(answer => answer.Own?.Hash != own.Hash || answer.Next?.Hash != next.Hash))
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree, $"The nodes have different blocks at height {number}, or none.");
        }

        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        ChainHead head = new(network.ChainId, number, own.Hash, own.Time);
        return _kept[(resets, number)] = new EarlierBlock(head, next.Time);
    }

    private sealed record EarlierBlock(ChainHead Head, DateTimeOffset NextTime);
}
