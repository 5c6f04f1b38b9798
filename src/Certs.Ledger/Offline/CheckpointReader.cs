using System.Globalization;
using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Merkle;
using Certs.Core.Registry;
using Certs.Core.Witnessing;

namespace Certs.Ledger.Offline;

/// <summary>Reads what a province is to sign for: a block, and facts as of it. Nothing comes from anybody else.</summary>
/// <param name="chain">Reads the registries. Stays the caller's.</param>
public sealed class CheckpointReader(ChainReader chain)
{
    /// <summary>How many blocks before the newest one are still signed for.</summary>
    public const int DeepestBlock = 1_000;

    /// <summary>Reads.</summary>
    /// <param name="block">The block's height; null: the newest.</param>
    /// <param name="questions">What facts to read, in the order of their tree.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <exception cref="FactNotOnChainException">The chain has no such block, or does not hold a fact as of it.</exception>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<CheckpointReading> ReadAsync(
        long? block, IReadOnlyList<FactQuestion> questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ChainState state = await StateAsync(block, cancellationToken);
        RegistryView view = state.GetView();
        List<WitnessedFact> facts = [];
        foreach (FactQuestion question in questions)
        {
            AnchorRecord anchor = await AnchorAsync(state, question, facts.Count, cancellationToken);
            StatusRecord? status = view.FindStatus(question.Agency, question.Handle);
            facts.Add(new WitnessedFact(
                anchor, question.Handle, status is null ? StatusLink.NoWord : StatusLink.Word(status)));
        }

        MerkleTree? tree = facts.Count == 0
            ? null
            : MerkleTree.Build([.. facts.Select(fact => (ReadOnlyMemory<byte>)fact.ComputeLeaf().ToArray())]);
        ChainHead head = view.Head with { ChainId = chain.Network.ChainId };
        Checkpoint checkpoint = new(
            chain.Network.GenesisHash, head, tree is null ? default : new Hash32(tree.Root.Span), (uint)facts.Count);
        return new CheckpointReading(checkpoint, facts, tree, ConsortiumRoot.Of(view));
    }

    private async Task<ChainState> StateAsync(long? block, CancellationToken cancellationToken)
    {
        ChainState newest = await chain.CurrentAsync(cancellationToken);
        long head = newest.GetView().Head.BlockNumber;
        if (block is not { } height || height == head)
        {
            return newest;
        }

        if (height > head)
        {
            newest = await chain.AtLeastAsync(height, TimeSpan.FromSeconds(2), cancellationToken);
            head = newest.GetView().Head.BlockNumber;
        }

        return height <= head && height >= head - DeepestBlock
            ? await chain.AsKnownAtAsync(height, cancellationToken)
            : throw new FactNotOnChainException(null, string.Create(
                CultureInfo.InvariantCulture, $"{Math.Max(0, head - DeepestBlock)} to {head}, the newest known here"));
    }

    private async Task<AnchorRecord> AnchorAsync(
        ChainState state, FactQuestion question, int place, CancellationToken cancellationToken)
    {
        long head = state.GetView().Head.BlockNumber;
        return await chain.FindAnchorAsync(state, question.Agency, question.Root, cancellationToken) switch
        {
            Lookup<AnchorRecord>.Found(var anchor) when anchor.BlockNumber <= head => anchor,
            Lookup<AnchorRecord>.Unavailable(var reason, var detail) =>
                throw new LedgerUnavailableException(reason, detail),
            _ => throw new FactNotOnChainException(place, string.Create(
                CultureInfo.InvariantCulture, $"a root that {question.Agency} anchored up to block {head}")),
        };
    }
}
