using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.DevChain;

public sealed class DevChainTests(DevChainFixture chain, ITestOutputHelper output) : IClassFixture<DevChainFixture>
{
    [Fact]
    public async Task A_new_chain_has_the_contracts_and_the_accounts_of_three_provinces()
    {
        ConsortiumContract consortium = new(chain.Network.Contracts.Consortium);

        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            using Secp256k1Key admin = chain.Chain.LoadAdmin(province);
            using Secp256k1Key anchoring = chain.Chain.LoadOperator(province);

            Assert.Equal(province, await chain.Node.AskAsync(consortium.ProvinceOfAdmin(admin.Address), default));
            Assert.Equal(province, await chain.Node.AskAsync(consortium.ProvinceOfOperator(anchoring.Address), default));
        }

        output.WriteLine(chain.Chain.Endpoint.ToString());
    }
}
