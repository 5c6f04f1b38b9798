using Certs.Core.Bundles;
using Certs.Core.Evm;
using Certs.Core.Proofs;
using Certs.Core.Registry;
using Certs.Ledger.Evm;

namespace Certs.Ledger.Offline;

/// <summary>Makes the trust file of a block from the chain.</summary>
/// <remarks>
/// Everything in it follows from the block, so every province that reads the same chain makes the same bytes and can sign
/// them without believing another. Its version is the block's height.
/// </remarks>
/// <param name="chain">Reads the registries. Stays the caller's.</param>
/// <param name="node">Gives headers. Stays the caller's.</param>
/// <param name="periods">For how long its facts may be relied on: the same in all provinces.</param>
public sealed class TrustFileDraft(ChainReader chain, EthNode node, TrustPeriods periods)
{
    private const int StatusContract = 5;
    private const int AnchorContract = 4;
    private const long EpochLength = 30_000;

    /// <summary>The periods that provinces agree on unless they agree on others.</summary>
    public static TrustPeriods DefaultPeriods { get; } =
        new(TimeSpan.FromDays(365), TimeSpan.FromDays(30), TimeSpan.FromDays(7));

    /// <summary>Makes the file of a block.</summary>
    /// <param name="block">The block's height; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait for the chain.</param>
    /// <exception cref="LedgerUnavailableException">The chain cannot be read now, or has no such block.</exception>
    public async Task<TrustFile> MakeAsync(long? block, CancellationToken cancellationToken)
    {
        RegistryView view = block is { } height
            ? (await chain.AsKnownAtAsync(height, cancellationToken)).GetView()
            : (await chain.CurrentAsync(cancellationToken)).GetView();
        IReadOnlyList<RegistryEvent> rulings = view.Rulings();
        ushort[] members = [.. view.Members()];
        NetworkFile network = chain.Network;
        Consensus consensus = ConsensusReading.Of(network, await HeaderAsync(view.Head.BlockNumber, cancellationToken));
        return new TrustFile
        {
            Version = Math.Max(1, view.Head.BlockNumber),
            MadeAt = view.Head.BlockTime,
            ChainId = network.ChainId,
            GenesisHash = network.GenesisHash,
            Consensus = consensus,
            IsDevelopment = network.IsDevelopment,
            UnknownMembers = UnknownMembers.Refused,
            Anchors = Trusted(network, network.Contracts.Anchors, AnchorContract),
            Status = Trusted(network, network.Contracts.Status, StatusContract),
            Checkpoints = await CheckpointsAsync(view.Head, consensus, cancellationToken),
            Registries = new RegistrySnapshot(view.Head, rulings),
            RelyingProvinces = members,
            ValidFor = periods,
            Root = new TrustRoot(
                TrustRoot.MoreThanHalfOf(members.Length),
                [.. members.Select(member => new TrustSigner(member, AdminOf(rulings, member)))]),
        };
    }

    private static TrustedContract Trusted(NetworkFile network, Address contract, int at) =>
        new(contract, network.CodeHashes[at], ContractStorage.NewestLayout);

    private static Address AdminOf(IReadOnlyList<RegistryEvent> rulings, ushort member) =>
        rulings.OfType<RegistryEvent.MemberAdmitted>().Last(admitted => admitted.Province == member).Admin;

    // A header lists those who seal it, so the set after a block stands in the next one.
    private async Task<IReadOnlyList<TrustedCheckpoint>> CheckpointsAsync(
        ChainHead head, Consensus consensus, CancellationToken cancellationToken)
    {
        if (consensus == Consensus.Unsealed)
        {
            return [new TrustedCheckpoint(head.BlockNumber, head.BlockHash, head.BlockTime, [], EpochLength)];
        }

        long first = Math.Max(0, chain.Network.DeployedBlock - 1);
        IReadOnlyList<long> heights = await CheckpointHeights.FindAsync(
            first, head.BlockNumber - 1, periods.Checkpoint,
            async height => (await HeaderAsync(height, cancellationToken)).Header.Time);
        List<TrustedCheckpoint> checkpoints = [];
        foreach (long height in heights)
        {
            WholeHeader own = await HeaderAsync(height, cancellationToken);
            WholeHeader next = await HeaderAsync(height + 1, cancellationToken);
            SealedHeader listing = SealedHeader.Read(next.Rlp.Span, consensus, UnknownMembers.Refused);
            checkpoints.Add(new TrustedCheckpoint(
                height, own.Header.Hash, own.Header.Time, listing.Listed, EpochLength));
        }

        return checkpoints;
    }

    private async Task<WholeHeader> HeaderAsync(long height, CancellationToken cancellationToken) =>
        await node.AskAsync(NodeQuestions.Header(height), cancellationToken)
        ?? throw new LedgerUnavailableException(
            LedgerTrouble.EventsIncomplete, $"Node {node.Endpoint.Authority}: block {height} is missing.");
}
