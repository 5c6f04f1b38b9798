using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;

namespace Certs.Ledger;

/// <summary>Creates the six contracts on a chain and says what the chain must be from then on.</summary>
/// <param name="node">A node of the chain. Stays the caller's.</param>
/// <param name="chainId">The chain's id.</param>
/// <param name="deployer">The account that pays for the creation; it has no rights afterwards.</param>
public sealed class ConsortiumDeployer(EthNode node, long chainId, Secp256k1Key deployer)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly AbiType Members = AbiType.Parse("(uint16,address,address,address)[]");
    private static readonly AbiType Assessments =
        AbiType.Parse("(uint16,bytes32,bytes32,uint40,uint40,uint40,uint40)[]");

    private static readonly AbiType AnAddress = AbiType.Parse("address");

    /// <summary>Creates the contracts.</summary>
    /// <param name="members">The founding provinces, 2 or more.</param>
    /// <param name="suites">What the consortium says of each suite at the beginning.</param>
    /// <param name="isDevelopment">True for a chain that may lose blocks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">
    /// The node gave no answer, or a contract was not mined within 5 min.
    /// </exception>
    public async Task<NetworkFile> DeployAsync(
        IReadOnlyList<ConsortiumMember> members, IReadOnlyList<SuiteAssessment> suites, bool isDevelopment,
        CancellationToken cancellationToken)
    {
        Founding founding = await BeginAsync(members, suites, cancellationToken);
        return await FinishAsync(founding, members, suites, isDevelopment, null, cancellationToken);
    }

    /// <summary>Fixes what a founding makes. Nothing is sent; keep the answer before <see cref="FinishAsync"/>.</summary>
    /// <exception cref="LedgerUnavailableException">The node gave no answer.</exception>
    public async Task<Founding> BeginAsync(
        IReadOnlyList<ConsortiumMember> members, IReadOnlyList<SuiteAssessment> suites,
        CancellationToken cancellationToken)
    {
        BlockHeader genesis = await BlockAsync(NodeQuestions.Block(0), cancellationToken);
        BlockHeader head = await BlockAsync(NodeQuestions.LatestBlock(), cancellationToken);
        long count = await node.AskAsync(NodeQuestions.TransactionCount(deployer.Address), cancellationToken);
        return new Founding(
            chainId, genesis.Hash, deployer.Address, (ulong)count, head.Number + 1,
            Founding.ContentOf(members, suites));
    }

    /// <summary>
    /// Creates the contracts that are not there yet. Repeated with the same founding it makes none twice.
    /// </summary>
    /// <param name="founding">What was begun.</param>
    /// <param name="members">The founding provinces, as when it was begun.</param>
    /// <param name="suites">The suites, as when it was begun.</param>
    /// <param name="isDevelopment">True for a chain that may lose blocks.</param>
    /// <param name="progress">Told of each contract that is there; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait; repeat it later.</param>
    /// <exception cref="FoundingException">It was begun with something else, or the account did something else.</exception>
    /// <exception cref="LedgerUnavailableException">
    /// The node gave no answer, or a contract was not mined within 5 min; repeat it later.
    /// </exception>
    public async Task<NetworkFile> FinishAsync(
        Founding founding, IReadOnlyList<ConsortiumMember> members, IReadOnlyList<SuiteAssessment> suites,
        bool isDevelopment, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await CheckAsync(founding, members, suites, cancellationToken);
        using ChainSender sender = new(node, chainId, deployer);
        ulong nonce = founding.FirstNonce;

        async Task<Address> Create(
            string name, IReadOnlyList<AbiType> types, params IReadOnlyList<object> arguments)
        {
            byte[] code = [.. ContractArtifact.Load(name).CreationCode.Span, .. AbiEncoder.Encode(types, arguments)];
            Address contract = await CreateAsync(sender, nonce++, name, code, cancellationToken);
            progress?.Report($"{name} {contract.ToLowerHex()}");
            return contract;
        }

        Address consortium = await Create("Consortium", [Members], [members.Select(Arguments).ToArray()]);
        Address suiteRegistry = await Create(
            "SuiteRegistry", [AnAddress, Assessments],
            consortium, suites.Select(suite => (object)suite.Arguments).ToArray());
        Address issuers = await Create("IssuerRegistry", [AnAddress, AnAddress], consortium, suiteRegistry);
        Address recognition = await Create("RecognitionRegistry", [AnAddress], consortium);
        Address anchors = await Create("AnchorRegistry", [AnAddress], consortium);
        Address status = await Create("StatusRegistry", [AnAddress], consortium);

        ContractAddresses contracts = new(consortium, suiteRegistry, issuers, recognition, anchors, status);
        IReadOnlyList<byte[]> codes =
            await node.AskAllAsync([.. contracts.All.Select(NodeQuestions.Code)], cancellationToken);
        Hash32[] codeHashes = [.. codes.Select(code => Keccak256.Hash(code))];
        return new NetworkFile(
            chainId, founding.GenesisHash, isDevelopment, contracts, codeHashes, founding.DeployedBlock);
    }

    // The account's nonces are spent in order, so whether a contract's own is spent tells whether it was created.
    private async Task<Address> CreateAsync(
        ChainSender sender, ulong nonce, string name, byte[] code, CancellationToken cancellationToken)
    {
        Address expected = Address.OfContract(deployer.Address, nonce);
        (long count, byte[] there) = await node.AskAsync(
            NodeQuestions.TransactionCount(deployer.Address), NodeQuestions.Code(expected), cancellationToken);
        if ((ulong)count > nonce)
        {
            return there.Length > 0 ? expected : throw new FoundingException(
                $"{name} is not at {expected.ToLowerHex()}: the deployer's account did something else meanwhile. "
                + "Begin again with a new account.");
        }

        Address created = await sender.CreateAsync(code, name, Limit, cancellationToken);
        return created == expected ? created : throw new FoundingException(
            $"{name} came to {created.ToLowerHex()}: the deployer's account did something else meanwhile. "
            + "Begin again with a new account.");
    }

    private async Task CheckAsync(
        Founding founding, IReadOnlyList<ConsortiumMember> members, IReadOnlyList<SuiteAssessment> suites,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(founding);
        BlockHeader genesis = await BlockAsync(NodeQuestions.Block(0), cancellationToken);
        if (founding.ChainId != chainId || founding.GenesisHash != genesis.Hash)
        {
            throw new FoundingException("The founding was begun on another chain.");
        }

        if (founding.Deployer != deployer.Address)
        {
            throw new FoundingException("The founding was begun with another deployer's account.");
        }

        if (founding.Content != Founding.ContentOf(members, suites))
        {
            throw new FoundingException("The founding was begun with other members or suites.");
        }
    }

    private static object Arguments(ConsortiumMember member) =>
        new object[] { member.Province, member.Admin, member.Operator, member.Validator };

    private async Task<BlockHeader> BlockAsync(
        NodeQuestion<BlockHeader?> question, CancellationToken cancellationToken) =>
        await node.AskAsync(question, cancellationToken) ?? throw new LedgerUnavailableException(
            LedgerTrouble.Unreachable,
            $"The node {node.Endpoint.Authority} has no first or no newest block.");
}
