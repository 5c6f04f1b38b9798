using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Ledger;
using Certs.Server.Hosting;
using Certs.Server.Lifecycle;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>Only the agency in charge changes a certificate, as the chain's registry has it.</summary>
public sealed class ChangeAuthorityTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task Another_agency_of_the_province_cannot()
    {
        (string number, _) = await node.IssueAsync();

        Assert.Equal(
            RefusalReason.AgencyNotInCharge, await RefusalAsync(number, node.OtherAgency, LifecycleNode.Officer));
    }

    [Fact]
    public async Task A_caller_of_another_agency_does_not_even_learn_that_there_is_such_a_certificate()
    {
        (string number, _) = await node.IssueAsync();
        Caller other = LifecycleNode.Officer with { Agencies = new HashSet<AgencyId> { node.OtherAgency } };

        Assert.Equal(RefusalReason.CertificateNotFound, await RefusalAsync(number, null, other));
        Assert.Equal(RefusalReason.CertificateNotFound, await RefusalAsync("nothing", null, LifecycleNode.Officer));
    }

    [Fact]
    public async Task A_superior_authority_can_from_when_the_registry_names_it()
    {
        (string number, _) = await node.IssueAsync();
        using ProvinceRegistrar registrar = node.Chain.Registrar(62);
        AgencyId superior = await node.Node.EnterAgencyAsync(node.Chain);
        Assert.Equal(RefusalReason.AgencyNotInCharge, await RefusalAsync(number, superior, LifecycleNode.Officer));

        await registrar.AuthoriseTypeAsync(
            superior, ChangeAuthority.SuperiorTypeOf(node.Agency), (await node.HeadAsync()).Time.AddDays(-1), null,
            CancellationToken.None);
        await node.ReadToAsync((await node.HeadAsync()).Number);
        (_, ChangeOutcome outcome) = await node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, ChangeAct.Suspend, ChangeReason.Investigation, acting: superior),
            CancellationToken.None);

        Assert.Equal(superior, Assert.IsType<ChangeOutcome.Changed>(outcome).Change.Acting);
    }

    [Fact]
    public async Task A_successor_takes_over_from_the_day_of_the_closing()
    {
        AgencyId closing = await node.Node.EnterAgencyAsync(node.Chain, Core.Suites.Suite.ES256);
        (string number, _) = await node.IssueAsync(closing);
        (string second, _) = await node.IssueAsync(closing);
        using ProvinceRegistrar registrar = node.Chain.Registrar(62);

        // The first moment that the contract takes; a young chain's time is some seconds ahead of the machine's.
        DateTimeOffset opened = (await node.RegistryAsync()).FindAgency(closing)!.Open.From;
        await registrar.CloseAgencyAsync(closing, opened, node.OtherAgency, CancellationToken.None);
        await node.ReadToAsync((await node.HeadAsync()).Number);
        await Eventually.HoldsAsync(
            async () => (await node.StatusAsync(number)).InCharge == node.OtherAgency, limitSeconds: 90);

        Assert.Equal(RefusalReason.AgencyNotInCharge, await RefusalAsync(number, closing, LifecycleNode.Officer));
        long block = await node.ChangeAsync(number, ChangeAct.Cancel, ChangeReason.HolderCeased);
        StatusAnswer answer = await node.StatusAsync(number);
        Assert.Equal(node.OtherAgency, answer.InCharge);
        Assert.Equal(node.OtherAgency, Assert.Single(answer.Changes).Acting);
        Assert.Equal(block, answer.Changes[0].Recorded!.Value.BlockNumber);
        Assert.Equal(Core.Verification.Standing.Cancelled, answer.Outcome.Standing);
        Assert.Equal(Core.Verification.Standing.Active, (await node.StatusAsync(second)).Outcome.Standing);
    }

    private async Task<RefusalReason> RefusalAsync(string number, AgencyId? acting, Caller caller) =>
        (await Assert.ThrowsAsync<RefusedException>(() => node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(
                number, ChangeAct.Suspend, ChangeReason.Investigation, acting: acting, caller: caller),
            CancellationToken.None))).Reason;
}
