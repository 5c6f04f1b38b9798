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
        using ChainSender sender = new(node, chainId, deployer);
        BlockHeader genesis = await BlockAsync(NodeQuestions.Block(0), cancellationToken);
        BlockHeader head = await BlockAsync(NodeQuestions.LatestBlock(), cancellationToken);

        Task<Address> Create(
            string name, IReadOnlyList<AbiType> types, params IReadOnlyList<object> arguments) =>
            sender.CreateAsync(
                [.. ContractArtifact.Load(name).CreationCode.Span, .. AbiEncoder.Encode(types, arguments)],
                name, Limit,
                cancellationToken);

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
        return new NetworkFile(chainId, genesis.Hash, isDevelopment, contracts, codeHashes, head.Number + 1);
    }

    private static object Arguments(ConsortiumMember member) =>
        new object[] { member.Province, member.Admin, member.Operator, member.Validator };

    private async Task<BlockHeader> BlockAsync(
        NodeQuestion<BlockHeader?> question, CancellationToken cancellationToken) =>
        await node.AskAsync(question, cancellationToken) ?? throw new LedgerUnavailableException(
            LedgerTrouble.Unreachable,
            $"The node {node.Endpoint.Authority} has no first or no newest block.");
}
