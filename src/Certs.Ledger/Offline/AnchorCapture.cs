using System.Collections.Concurrent;
using Certs.Core;
using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Makes the proof of an anchor from the receipts of its block, at any time after it.</summary>
/// <remarks>All certificates of a batch have the same, so it is kept for a while. Safe for many threads.</remarks>
internal sealed class AnchorCapture(ChainReader chain, EthNode node)
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<(int Resets, AgencyId Agency, Hash32 Root), AnchorEvidence> _kept = new();

    /// <summary>The evidence; null: there is no such anchor, or nothing to look for.</summary>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now.</exception>
    public async Task<AnchorEvidence?> FindAsync(
        ChainState state, AgencyId? agency, Hash32? root, CancellationToken cancellationToken)
    {
        if (agency is not { } issuer || root is not { } sought)
        {
            return null;
        }

        if (_kept.TryGetValue((state.Resets, issuer, sought), out AnchorEvidence? kept))
        {
            return kept;
        }

        switch (await chain.FindAnchorAsync(state, issuer, sought, cancellationToken))
        {
            case Lookup<AnchorRecord>.Found(var anchor):
                AnchorEvidence made = await MakeAsync(anchor, cancellationToken);
                Keep((state.Resets, issuer, sought), made);
                return made;
            case Lookup<AnchorRecord>.Unavailable(var reason, var detail):
                throw new LedgerUnavailableException(reason, detail);
            default:
                return null;
        }
    }

    private void Keep((int Resets, AgencyId Agency, Hash32 Root) key, AnchorEvidence evidence)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[key] = evidence;
    }

    private async Task<AnchorEvidence> MakeAsync(AnchorRecord anchor, CancellationToken cancellationToken)
    {
        WholeHeader block = await node.AskAsync(NodeQuestions.Header(anchor.BlockNumber), cancellationToken)
            ?? throw Missing($"Block {anchor.BlockNumber} is missing.");
        IReadOnlyList<TransactionReceipt?> receipts = await node.AskAllAsync(
            [.. block.Header.Transactions.Select(NodeQuestions.Receipt)], cancellationToken);
        byte[][] encoded = [.. receipts.Select(receipt =>
            receipt?.Encoded.ToArray() ?? throw Missing($"A receipt of block {anchor.BlockNumber} is missing."))];
        int at = receipts.ToList().FindIndex(receipt => receipt!.Logs.Any(log => IsOf(log, anchor)));
        return at >= 0 && PatriciaTrie.RootOfList(encoded) == block.Header.ReceiptsRoot
            ? new AnchorEvidence(block.Rlp, at, PatriciaTrie.ProveInList(encoded, at))
            : throw Missing($"The receipts of block {anchor.BlockNumber} are not those of its header.");
    }

    private bool IsOf(EventLog log, AnchorRecord anchor) =>
        log.Contract == chain.Network.Contracts.Anchors && log.Topics.Count == 3
        && log.Topics[0] == ContractStorage.BatchAnchoredTopic && log.Topics[1] == anchor.Root
        && log.Topics[2] == ContractStorage.Word(anchor.Agency.Number);

    private LedgerUnavailableException Missing(string what) =>
        new(LedgerTrouble.EventsIncomplete, $"Node {node.Endpoint.Authority}: {what}");
}
