using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger.Contracts;
using Certs.Ledger.DevChain;
using Certs.Ledger.Evm;
using Certs.Testing.Chain;

namespace Certs.Ledger.Tests.Reading;

public sealed class ChainReaderTests(DevChainFixture chain) : IClassFixture<DevChainFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_demonstration_consortium_reads_back_as_it_was_founded()
    {
        using ChainReader reader = new([chain.Node], chain.Network);

        RegistryView view = (await reader.CurrentAsync(default)).GetView();

        Assert.All(DemoConsortium.Recognised.Keys, province => Assert.True(view.IsMember(province)));
        Assert.All(Enum.GetValues<Suite>(), suite => Assert.NotNull(view.FindSuite((ushort)suite)));
        foreach ((ushort province, IReadOnlyList<Suite> suites) in DemoConsortium.Recognised)
        {
            Assert.Equal(
                suites.Order(), view.RulesOf(province).Select(rule => rule.Rule.Suite!.Value).Order());
        }
    }

    [Fact]
    public async Task Agencies_keys_and_anchors_are_in_the_view_of_their_block()
    {
        using ChainReader reader = new([chain.Node], chain.Network);
        using ProvinceRegistrar registrar = chain.Registrar(DemoConsortium.Gansu);
        using ChainSender sender = chain.Operator(DemoConsortium.Gansu);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] spki = key.ExportSubjectPublicKeyInfo();
        Hash32 type = Random();
        Hash32 root = Random();

        AgencyId agency = await registrar.AddAgencyAsync(Random(), DemoConsortium.Since, default);
        await registrar.AuthoriseTypeAsync(agency, type, DemoConsortium.Since, null, default);
        Hash32 keyId = await registrar.AddKeyAsync(
            agency, Suite.ES256, spki, DemoConsortium.Since, null, default);
        TransactionReceipt receipt = await sender.SendAsync(
            new AnchorRegistryContract(chain.Network.Contracts.Anchors).Anchor(
                [new AnchorBatch(root, 7, agency, 1)]),
            Limit, default);
        ChainState state = await reader.AtLeastAsync(receipt.BlockNumber, Limit, default);

        RegistryView view = state.GetView();
        Assert.Equal(new Hash32(SHA256.HashData(spki)), keyId);
        Assert.NotNull(view.FindAgency(agency));
        Assert.NotNull(view.FindKey(agency, keyId));
        Assert.NotNull(view.FindTypeAuthority(agency, type));
        Assert.Equal(
            new Lookup<AnchorRecord>.Found(new AnchorRecord(
                root, view.Head.BlockTime, receipt.BlockNumber, 7, agency, 1, 1)),
            await reader.FindAnchorAsync(state, agency, root, default));
        Assert.IsType<Lookup<AnchorRecord>.Absent>(
            await reader.FindAnchorAsync(state, agency, Random(), default));
        Assert.InRange(receipt.GasUsed, 21_000, 60_000);
    }

    // A member that saw the owner's transactions under way and was faster.
    [Fact]
    public async Task A_province_that_takes_anothers_root_and_key_first_disturbs_nothing_of_the_owners()
    {
        using ChainReader reader = new([chain.Node], chain.Network);
        using ProvinceRegistrar owner = chain.Registrar(DemoConsortium.Gansu);
        using ProvinceRegistrar taker = chain.Registrar(DemoConsortium.Yunnan);
        using ChainSender ownersOperator = chain.Operator(DemoConsortium.Gansu);
        using ChainSender takersOperator = chain.Operator(DemoConsortium.Yunnan);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] spki = key.ExportSubjectPublicKeyInfo();
        Hash32 root = Random();
        AgencyId owners = await owner.AddAgencyAsync(Random(), DemoConsortium.Since, default);
        AgencyId takers = await taker.AddAgencyAsync(Random(), DemoConsortium.Since, default);
        Hash32 keyId = await taker.AddKeyAsync(
            takers, Suite.ES256, spki, DemoConsortium.Since, null, default);
        await taker.RevokeKeyAsync(takers, keyId, 1, DemoConsortium.Since, default);
        await AnchorAsync(takersOperator, new AnchorBatch(root, 9, takers, 1));

        await owner.AddKeyAsync(owners, Suite.ES256, spki, DemoConsortium.Since, null, default);
        await owner.RetireKeyAsync(owners, keyId, DemoConsortium.Since.AddYears(2), default);
        TransactionReceipt receipt = await AnchorAsync(ownersOperator, new AnchorBatch(root, 7, owners, 1));
        ChainState state = await reader.AtLeastAsync(receipt.BlockNumber, Limit, default);

        RegistryView view = state.GetView();
        Assert.Null(view.FindKey(owners, keyId)?.Revocation);
        Assert.Equal(DemoConsortium.Since.AddYears(2), view.FindKey(owners, keyId)?.Valid.Until);
        Assert.NotNull(view.FindKey(takers, keyId)?.Revocation);
        Assert.Equal(7u, view.FindAnchor(owners, root)?.TreeSize);
        Assert.Equal(9u, view.FindAnchor(takers, root)?.TreeSize);
        Assert.Equal(
            view.FindAnchor(owners, root), await chain.Node.AskAsync(Anchors.Record(owners, root), default));
    }

    [Fact]
    public async Task A_revocation_and_a_status_are_in_the_next_view_and_not_in_the_one_before()
    {
        using ChainReader reader = new([chain.Node], chain.Network);
        using ProvinceRegistrar registrar = chain.Registrar(DemoConsortium.Yunnan);
        using ChainSender sender = chain.Operator(DemoConsortium.Yunnan);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AgencyId agency = await registrar.AddAgencyAsync(Random(), DemoConsortium.Since, default);
        Hash32 keyId = await registrar.AddKeyAsync(
            agency, Suite.ES256, key.ExportSubjectPublicKeyInfo(), DemoConsortium.Since, null, default);
        Hash32 handle = Random();
        RegistryView before = (await reader.CurrentAsync(default)).GetView();

        await registrar.RevokeKeyAsync(agency, keyId, 1, DemoConsortium.Since.AddYears(3), default);
        TransactionReceipt receipt = await sender.SendAsync(
            new StatusRegistryContract(chain.Network.Contracts.Status).SetStatus(
            [
                new StatusChange(
                    handle, agency, CertificateState.Suspended, 2, DemoConsortium.Since.AddYears(4), 0)
                {
                    Detail = keyId,
                },
            ]),
            Limit, default);
        RegistryView after = (await reader.AtLeastAsync(receipt.BlockNumber, Limit, default)).GetView();

        Assert.Null(before.FindStatus(agency, handle));
        StatusRecord suspended = new(
            CertificateState.Suspended, 2, DemoConsortium.Since.AddYears(4), after.Head.BlockTime, 1);
        Assert.Equal(
            suspended with { Link = StatusLink.Of(StatusLink.NoWord, suspended, keyId) },
            after.FindStatus(agency, handle));
        Assert.Null(before.FindKey(agency, keyId)?.Revocation);
        Assert.NotNull(after.FindKey(agency, keyId)?.Revocation);
    }

    [Fact]
    public async Task Answers_within_the_poll_interval_cost_the_node_nothing()
    {
        await using FaultProxy proxy = await FaultProxy.StartAsync(chain.Chain.Endpoint);
        using EthNode node = new(proxy.Endpoint);
        using ChainReader reader = new(
            [node], chain.Network, new ChainReaderOptions { PollInterval = TimeSpan.FromMinutes(1) });
        ChainState first = await reader.CurrentAsync(default);
        int requests = proxy.Requests;

        for (int i = 0; i < 1_000; i++)
        {
            Assert.Same(first, await reader.CurrentAsync(default));
        }

        Assert.Equal(requests, proxy.Requests);
    }

    [Fact]
    public async Task A_chain_read_from_afar_and_one_read_block_by_block_give_the_same_view()
    {
        using ChainReader steady = new([chain.Node], chain.Network);
        await steady.CurrentAsync(default);
        for (int i = 0; i < 300; i++)
        {
            await chain.MineAsync();
        }

        using ChainReader late = new([chain.Node], chain.Network);
        ChainState head = await late.CurrentAsync(default);
        RegistryView view = head.GetView();

        RegistryView other = (await steady.AtLeastAsync(view.Head.BlockNumber, Limit, default)).GetView();
        Assert.Equal(view.Head, other.Head);
        Assert.Equal(
            view.RulesOf(DemoConsortium.Zhejiang).Select(rule => rule.Rule),
            other.RulesOf(DemoConsortium.Zhejiang).Select(rule => rule.Rule));
    }

    private AnchorRegistryContract Anchors => new(chain.Network.Contracts.Anchors);

    private Task<TransactionReceipt> AnchorAsync(ChainSender sender, AnchorBatch batch) =>
        sender.SendAsync(Anchors.Anchor([batch]), Limit, default);

    private static Hash32 Random() => new(RandomNumberGenerator.GetBytes(32));
}
