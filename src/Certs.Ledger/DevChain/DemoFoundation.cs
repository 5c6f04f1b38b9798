using Certs.Core.Evm;
using Certs.Ledger.Evm;

namespace Certs.Ledger.DevChain;

/// <summary>Founds the demonstration consortium on an empty chain.</summary>
internal static class DemoFoundation
{
    /// <summary>
    /// Makes the accounts that are not there yet, deploys the contracts and adds every province's rules.
    /// </summary>
    public static async Task<NetworkFile> CreateAsync(
        EthNode node, long chainId, DevChainFolder folder, CancellationToken cancellationToken)
    {
        List<ConsortiumMember> members = [];
        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            using Secp256k1Key admin = AccountFile.LoadOrCreate(folder.Admin(province));
            using Secp256k1Key operatorKey = AccountFile.LoadOrCreate(folder.Operator(province));
            members.Add(new ConsortiumMember(province, admin.Address, operatorKey.Address));
        }

        using Secp256k1Key deployer = AccountFile.LoadOrCreate(folder.Deployer);
        NetworkFile network = await new ConsortiumDeployer(node, chainId, deployer)
            .DeployAsync(members, DemoConsortium.Suites, isDevelopment: true, cancellationToken);
        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            using Secp256k1Key admin = AccountFile.Load(folder.Admin(province));
            await DemoConsortium.AddRulesAsync(node, network, province, admin, cancellationToken);
        }

        return network;
    }
}
