using Certs.Core;
using Certs.Core.Evm;
using Certs.Ledger.Contracts;

namespace Certs.Ledger;

/// <summary>
/// The JSON of a network file: members in snake_case, hashes and addresses in lower-case hexadecimal.
/// </summary>
internal sealed record NetworkFileJson(
    long ChainId, string GenesisHash, bool Development, long DeployedBlock,
    NetworkFileJson.PerContract Contracts,
    NetworkFileJson.PerContract CodeHashes)
{
    public static NetworkFileJson Of(NetworkFile network) => new(
        network.ChainId, network.GenesisHash.ToString(), network.IsDevelopment, network.DeployedBlock,
        PerContract.Of([.. network.Contracts.All.Select(address => address.ToLowerHex())]),
        PerContract.Of([.. network.CodeHashes.Select(hash => hash.ToString())]));

    public NetworkFile ToNetwork()
    {
        Address[] addresses = [.. Contracts.All.Select(Address.Parse)];
        return new NetworkFile(
            ChainId, Hash32.FromHex(GenesisHash), Development,
            new ContractAddresses(
                addresses[0], addresses[1], addresses[2], addresses[3], addresses[4], addresses[5]),
            [.. CodeHashes.All.Select(Hash32.FromHex)], DeployedBlock);
    }

    /// <summary>A text for each contract.</summary>
    internal sealed record PerContract(
        string Consortium, string Suites, string Issuers, string Recognition, string Anchors, string Status)
    {
        public string[] All => [Consortium, Suites, Issuers, Recognition, Anchors, Status];

        public static PerContract Of(string[] all) => new(all[0], all[1], all[2], all[3], all[4], all[5]);
    }
}
