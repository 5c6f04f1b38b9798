using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Server.Anchoring;

/// <summary>The chain as anchoring uses it: the province's own node, and what is asked of it.</summary>
/// <param name="Node">The node; it stays its maker's.</param>
/// <param name="Network">What the chain must be.</param>
/// <param name="Province">The province whose agencies are anchored here.</param>
internal sealed record AnchorChain(EthNode Node, NetworkFile Network, ushort Province)
{
    private readonly AnchorRegistryContract _contract = new(Network.Contracts.Anchors);

    /// <summary>The call that anchors batches.</summary>
    public ContractCall Call(IEnumerable<AnchorBatch> batches) => _contract.Anchor(batches);

    /// <summary>What the chain holds under each agency's root; null where it holds nothing.</summary>
    /// <exception cref="LedgerUnavailableException">No answer.</exception>
    public Task<IReadOnlyList<AnchorRecord?>> RecordsAsync(
        IEnumerable<(AgencyId Agency, Hash32 Root)> roots, CancellationToken cancellationToken) =>
        Node.AskAllAsync([.. roots.Select(one => _contract.Record(one.Agency, one.Root))], cancellationToken);

    /// <summary>The newest block.</summary>
    /// <exception cref="LedgerUnavailableException">No answer, or another chain than the network file pins.</exception>
    public async Task<BlockHeader> HeadAsync(CancellationToken cancellationToken)
    {
        (BlockHeader? head, BlockHeader? genesis) = await Node.AskAsync(
            NodeQuestions.LatestBlock(), NodeQuestions.Block(0), cancellationToken);
        return head is not null && genesis?.Hash == Network.GenesisHash
            ? head
            : throw new LedgerUnavailableException(LedgerTrouble.WrongChain, "The node is of another chain.");
    }

    /// <summary>A block; null: the node does not have it.</summary>
    /// <exception cref="LedgerUnavailableException">No answer.</exception>
    public Task<BlockHeader?> FindBlockAsync(long number, CancellationToken cancellationToken) =>
        Node.AskAsync(NodeQuestions.Block(number), cancellationToken);

    /// <summary>
    /// What was anchored and changed for agencies of this province in some blocks, both ends included.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">No answer, or a block went away while it was read.</exception>
    public async Task<SeenEvents> SeenAsync(
        long fromBlock, long toBlock, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventLog> logs = await Node.AskAsync(
            NodeQuestions.Logs([Network.Contracts.Anchors, Network.Contracts.Status], fromBlock, toBlock), cancellationToken);
        long[] numbers = [.. logs.Select(log => log.BlockNumber).Distinct()];
        IReadOnlyList<BlockHeader?> blocks =
            await Node.AskAllAsync([.. numbers.Select(NodeQuestions.Block)], cancellationToken);
        Dictionary<Hash32, BlockHeader> byHash = blocks.OfType<BlockHeader>().ToDictionary(block => block.Hash);
        (EventLog Log, RegistryEvent? Event)[] seen =
            [.. logs.Select(log => (log, Read(log, byHash.GetValueOrDefault(log.BlockHash))))];
        return new SeenEvents(
            [
                .. seen.Where(one => one.Event is RegistryEvent.BatchAnchored batch
                        && batch.Anchor.Agency.Province == Province)
                    .Select(one => new SeenAnchor(
                        ((RegistryEvent.BatchAnchored)one.Event!).Anchor, one.Log.BlockHash, one.Log.TransactionHash)),
            ],
            [
                .. seen.Select(one => one.Event)
                    .OfType<RegistryEvent.StatusChanged>()
                    .Where(change => change.Agency.Province == Province),
            ]);
    }

    /// <summary>The chain's last word on certificates, in their order; null where it has none.</summary>
    /// <exception cref="LedgerUnavailableException">No answer.</exception>
    public Task<IReadOnlyList<StatusRecord?>> StatusesAsync(
        IEnumerable<(AgencyId Agency, Hash32 Handle)> certificates, CancellationToken cancellationToken)
    {
        StatusRegistryContract statuses = new(Network.Contracts.Status);
        return Node.AskAllAsync(
            [.. certificates.Select(one => statuses.Record(one.Agency, one.Handle))], cancellationToken);
    }

    private static RegistryEvent? Read(EventLog log, BlockHeader? block) => block is not null
        ? RegistryEventDecoder.Decode(log, block.Time)
        : throw new LedgerUnavailableException(
            LedgerTrouble.HeadWentBack, $"Block {log.BlockNumber} changed while it was read.");
}
