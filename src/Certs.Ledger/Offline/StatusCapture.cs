using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Takes the proof of statuses while the node has the state of the block.</summary>
internal sealed class StatusCapture(NetworkFile network, EthNode node)
{
    private static readonly Hash32 StatusChangedTopic =
        Keccak256.Hash("StatusChanged(uint32,bytes32,uint256,bytes32)"u8);

    /// <summary>The evidence at a view's block.</summary>
    /// <exception cref="LedgerUnavailableException">The node gives none, or has another block at that height.</exception>
    public async Task<StatusEvidence> TakeAsync(
        RegistryView view, IReadOnlyList<(AgencyId Agency, Hash32 Handle)> subjects,
        CancellationToken cancellationToken)
    {
        long block = view.Head.BlockNumber;
        (WholeHeader? header, StorageProof proof) = await node.AskAsync(
            NodeQuestions.Header(block),
            NodeQuestions.Proof(
                network.Contracts.Status,
                subjects.Select(subject => ContractStorage.StatusSlotOf(subject.Agency, subject.Handle)), block),
            cancellationToken);
        if (header?.Header.Hash != view.Head.BlockHash || proof.Slots.Count != subjects.Count)
        {
            throw new LedgerUnavailableException(
                LedgerTrouble.NodesDisagree, $"Node {node.Endpoint.Authority} has another block {block}.");
        }

        List<StatusSlot> slots = [];
        for (int i = 0; i < subjects.Count; i++)
        {
            IReadOnlyList<EarlierStatus> earlier =
                await StepsAsync(view, subjects[i].Agency, subjects[i].Handle, cancellationToken);
            slots.Add(new StatusSlot(proof.Slots[i], earlier));
        }

        return new StatusEvidence(header.Rlp, proof.Account, slots);
    }

    // Where a status was changed more than once the steps back come from the events that told of them.
    private async Task<IReadOnlyList<EarlierStatus>> StepsAsync(
        RegistryView view, AgencyId agency, Hash32 handle, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> blocks = view.StatusBlocksOf(agency, handle);
        if (blocks.Count < 2)
        {
            return [];
        }

        Hash32[] topics = [StatusChangedTopic, ContractStorage.Word(agency.Number), handle];
        IReadOnlyList<IReadOnlyList<EventLog>> logs = await node.AskAllAsync(
            [
                .. blocks.Distinct().Select(block =>
                    NodeQuestions.LogsWith(network.Contracts.Status, topics, block, block)),
            ],
            cancellationToken);
        RegistryEvent.StatusChanged[] changes =
        [
            .. logs.SelectMany(one => one)
                .Select(log => RegistryEventDecoder.Decode(log, TimeOf(log)))
                .OfType<RegistryEvent.StatusChanged>()
                .OrderByDescending(change => change.Status.Sequence),
        ];
        return
        [
            .. changes.Zip(changes.Skip(1), (later, before) =>
                new EarlierStatus(later.Detail, StatusLink.Word(before.Status))),
        ];
    }

    // The word itself names the time of its block.
    private static DateTimeOffset TimeOf(EventLog log) =>
        ContractStorage.ReadStatus(new Hash32(log.Data.Span[..32]))?.RecordedAt ?? default;
}
