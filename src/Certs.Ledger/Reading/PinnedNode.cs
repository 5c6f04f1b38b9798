using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Reading;

/// <summary>A node whose answers count only while it is the chain that the network file pins.</summary>
/// <remarks>
/// Genesis and code are asked once for as long as the node keeps answering, the chain's id every time. A node
/// that was away is looked at anew: it may be another one.
/// </remarks>
internal sealed class PinnedNode(EthNode node, NetworkFile network)
{
    private bool _isChecked;

    public EthNode Node => node;

    /// <summary>Asks for the newest block and the one at a known height.</summary>
    /// <exception cref="LedgerUnavailableException">No answer, or another chain.</exception>
    public async Task<NodeProbe> ProbeAsync(long? knownHeight, CancellationToken cancellationToken)
    {
        bool wasChecked = _isChecked;
        _isChecked = false;
        if (!wasChecked)
        {
            await CheckAsync(cancellationToken);
        }

        (long chainId, BlockHeader? latest, BlockHeader? known) = await node.AskAsync(
            NodeQuestions.ChainId(), NodeQuestions.LatestBlock(), NodeQuestions.Block(knownHeight ?? 0),
            cancellationToken);
        if (chainId != network.ChainId)
        {
            throw WrongChain($"has chain id {chainId} instead of {network.ChainId}");
        }

        _isChecked = true;
        return new NodeProbe(
            node, latest ?? throw WrongChain("has no block"), knownHeight is null ? null : known);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        BlockHeader? genesis = await node.AskAsync(NodeQuestions.Block(0), cancellationToken);
        if (genesis?.Hash != network.GenesisHash)
        {
            throw WrongChain($"has the genesis block {genesis?.Hash} instead of {network.GenesisHash}");
        }

        IReadOnlyList<byte[]> codes = await node.AskAllAsync(
            [.. network.Contracts.All.Select(NodeQuestions.Code)], cancellationToken);
        Hash32[] hashes = [.. codes.Select(code => Keccak256.Hash(code))];
        if (!hashes.SequenceEqual(network.CodeHashes))
        {
            throw WrongChain("has other contracts, or none, where the network file says they are");
        }
    }

    private LedgerUnavailableException WrongChain(string what) =>
        new(LedgerTrouble.WrongChain, $"The node {node.Endpoint.Authority} {what}.")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };
}
