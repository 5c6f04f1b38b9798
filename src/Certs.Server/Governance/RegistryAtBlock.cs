using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Refusals;

namespace Certs.Server.Governance;

/// <summary>The registries as known at a block, and as they are after something was written.</summary>
internal sealed class RegistryAtBlock(ChainReader chain)
{
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(30);

    /// <summary>The registries as known at a block.</summary>
    /// <param name="blockNumber">The block; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">The chain has no such block yet.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read.</exception>
    public async Task<RegistryView> ReadAsync(long? blockNumber, CancellationToken cancellationToken)
    {
        RegistryView view = (await chain.CurrentAsync(cancellationToken)).GetView();
        if (blockNumber is not { } block)
        {
            return view;
        }

        if (block > view.Head.BlockNumber)
        {
            view = await NowAsync(cancellationToken);
        }

        return block <= view.Head.BlockNumber
            ? (await chain.AsKnownAtAsync(block, cancellationToken)).GetView()
            : throw new RefusedException(
                RefusalReason.FieldInvalid, "known_at_block", "a block that the chain has");
    }

    /// <summary>The registries now, not as some moments ago: for what is about to be written.</summary>
    public async Task<RegistryView> NowAsync(CancellationToken cancellationToken) =>
        (await chain.AtLeastAsync(0, ReadLimit, cancellationToken)).GetView();

    /// <summary>The registries with what was written in a block.</summary>
    /// <exception cref="LedgerUnavailableException">
    /// The block cannot be read yet. What was written stays written; the same request id finds it.
    /// </exception>
    public async Task<RegistryView> AfterAsync(long blockNumber, CancellationToken cancellationToken)
    {
        ChainState state = await chain.AtLeastAsync(blockNumber, ReadLimit, cancellationToken);
        RegistryView view = state.GetView();
        return view.Head.BlockNumber >= blockNumber
            ? view
            : throw new LedgerUnavailableException(
                LedgerTrouble.HeadStale, $"Block {blockNumber} was written and cannot be read yet.");
    }
}
