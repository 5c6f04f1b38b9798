using Certs.Core.Evm;
using Certs.Ledger;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;

namespace Certs.Cli.Network;

/// <summary>Founds the consortium on a chain that others run.</summary>
/// <remarks>
/// <list type="number">
/// <item>A network file that is there already is held against the chain; if it is true, nothing is left to do.</item>
/// <item>What the founding makes is fixed and kept beside the network file. From here on a repeated command goes on with
/// the same contracts.</item>
/// <item>The contracts that are not there yet are created, one transaction each.</item>
/// <item>The network file is written last. From here on the consortium exists.</item>
/// </list>
/// </remarks>
/// <param name="node">A node of the chain.</param>
/// <param name="networkFile">The network file to write.</param>
/// <param name="progress">Told what happens.</param>
internal sealed class DeployNetwork(EthNode node, string networkFile, IProgress<string> progress)
{
    private readonly string _begun = networkFile + ".begun";

    /// <summary>Runs the steps.</summary>
    /// <exception cref="UsageException">It cannot be founded like this; the message says why.</exception>
    /// <exception cref="LedgerUnavailableException">The node gave no answer; repeat the command.</exception>
    public async Task<NetworkFile> RunAsync(
        IReadOnlyList<ConsortiumMember> members, Secp256k1Key deployer, CancellationToken stop)
    {
        long chainId = await node.AskAsync(NodeQuestions.ChainId(), stop);
        if (File.Exists(networkFile))
        {
            return await HoldAgainstChainAsync(NetworkFile.Read(networkFile), chainId, stop);
        }

        ConsortiumDeployer founder = new(node, chainId, deployer);
        Founding? founding = Founding.Find(_begun);
        if (founding is null)
        {
            founding = await founder.BeginAsync(members, DemoConsortium.Suites, stop);
            founding.Write(_begun);
        }

        NetworkFile network = await FinishAsync(founder, founding, members, stop);
        network.Write(networkFile);
        File.Delete(_begun);
        return network;
    }

    private async Task<NetworkFile> FinishAsync(
        ConsortiumDeployer founder, Founding founding, IReadOnlyList<ConsortiumMember> members, CancellationToken stop)
    {
        try
        {
            return await founder.FinishAsync(
                founding, members, DemoConsortium.Suites, isDevelopment: false, progress, stop);
        }
        catch (FoundingException wrong)
        {
            throw new UsageException($"{wrong.Message} What was begun is in {_begun}.");
        }
        catch (Ledger.Contracts.ContractRevertedException refused)
        {
            throw new UsageException($"The chain refuses the contract: {refused.Message}");
        }
    }

    private async Task<NetworkFile> HoldAgainstChainAsync(NetworkFile network, long chainId, CancellationToken stop)
    {
        BlockHeader? genesis = await node.AskAsync(NodeQuestions.Block(0), stop);
        if (network.ChainId != chainId || genesis?.Hash != network.GenesisHash)
        {
            throw new UsageException($"{networkFile} is of another chain; it is not overwritten.");
        }

        IReadOnlyList<byte[]> codes =
            await node.AskAllAsync([.. network.Contracts.All.Select(NodeQuestions.Code)], stop);
        if (!codes.Select(code => Keccak256.Hash(code)).SequenceEqual(network.CodeHashes))
        {
            throw new UsageException($"The chain does not have the contracts of {networkFile}; it is not overwritten.");
        }

        progress.Report($"{networkFile} was written before and is true; nothing to do.");
        return network;
    }
}
