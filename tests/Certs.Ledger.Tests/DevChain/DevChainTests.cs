using Certs.Core.Evm;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.DevChain;

public sealed class DevChainTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    [Fact]
    public async Task A_new_chain_has_the_contracts_and_the_accounts_of_three_provinces()
    {
        ConsortiumContract consortium = new(chain.Network.Contracts.Consortium);

        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            using Secp256k1Key admin = chain.Chain.LoadAdmin(province);
            using Secp256k1Key anchoring = chain.Chain.LoadOperator(province);

            Assert.Equal(
                province, await chain.Node.AskAsync(consortium.ProvinceOfAdmin(admin.Address), default));
            Assert.Equal(
                province,
                await chain.Node.AskAsync(consortium.ProvinceOfOperator(anchoring.Address), default));
        }
    }

    [Fact]
    public async Task Anvil_listens_on_loopback_only_and_knows_no_accounts()
    {
        IReadOnlyList<JsonRpcAnswer> answers =
            await chain.Node.Client.BatchAsync(
                [new JsonRpcCall("eth_accounts"), new JsonRpcCall("eth_gasPrice")], default);

        Assert.Equal("127.0.0.1", chain.Chain.Endpoint.Host);
        Assert.Equal(0, answers[0].Result.GetArrayLength());
        Assert.Equal("0x0", answers[1].Result.GetString());
    }

    [Fact]
    public async Task The_consortium_decides_on_a_suite_by_two_thirds_of_its_members()
    {
        ConsortiumContract consortium = new(chain.Network.Contracts.Consortium);
        SuiteAssessment today = DemoConsortium.Suites.Single(suite => suite.Number == (ushort)Suite.RS256);
        ContractCall decision = ConsortiumContract.SetSuite(
            chain.Network.Contracts.Suites, today with { IssueUntil = DemoConsortium.Since.AddYears(9) });
        uint proposal = await chain.Node.AskAsync(consortium.ProposalCount(), default) + 1;
        using ChainReader reader = new([chain.Node], chain.Network);

        long block = 0;
        foreach (ushort province in DemoConsortium.Recognised.Keys)
        {
            using Secp256k1Key admin = chain.Chain.LoadAdmin(province);
            using ChainSender sender = new(chain.Node, chain.Network.ChainId, admin);
            ContractCall call = block == 0
                ? consortium.Propose(decision)
                : consortium.Vote(proposal, decision);
            block = (await sender.SendAsync(call, TimeSpan.FromSeconds(10), default)).BlockNumber;
        }

        ChainState state = await reader.AtLeastAsync(block, TimeSpan.FromSeconds(10), default);
        Assert.Equal(
            DemoConsortium.Since.AddYears(9), state.GetView().FindSuite((ushort)Suite.RS256)?.IssueUntil);
    }
}
