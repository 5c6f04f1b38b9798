using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>A certificate takes the place of another, in one durable step.</summary>
public sealed class SupersedeTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task The_new_certificate_names_the_old_and_the_old_ones_change_names_the_new()
    {
        (string Number, byte[] Document) old = await node.IssueAsync();

        (StoredCertificate issued, StoredStatusChange change) = await SupersedeAsync(Order(old.Number));
        await node.Node.AnchorAllAsync();
        await node.ReadToAsync(await node.RecordAllAsync());
        StatusAnswer before = await node.StatusAsync(old.Number);
        StatusAnswer after = await node.StatusAsync(issued.Number);

        Assert.Equal(old.Number, DocumentReader.Read(issued.Document).Payload.Supersedes);
        Assert.Equal(issued.Number, ChangeDetail.ReplacedByIn(change.Detail));
        Assert.Equal((Standing.Superseded, issued.Number), (before.Outcome.Standing, before.SupersededBy));
        Assert.Equal(Standing.Active, after.Outcome.Standing);
        Assert.Equal(Standing.Superseded, await node.StandingAsync(old));
    }

    [Fact]
    public async Task A_repeated_request_gets_the_same_certificate_and_the_same_change()
    {
        (string number, _) = await node.IssueAsync();
        SupersedeOrder order = Order(number);

        (StoredCertificate First, StoredStatusChange Change) first = await SupersedeAsync(order);
        (StoredCertificate Second, StoredStatusChange Change) second = await SupersedeAsync(order);

        Assert.Equal((first.First.Number, first.Change.Id), (second.Second.Number, second.Change.Id));
        Assert.Single((await node.StatusAsync(number)).Changes);
    }

    [Fact]
    public async Task Where_the_old_one_cannot_be_superseded_no_new_one_is_stored()
    {
        (string number, _) = await node.IssueAsync();
        await node.RevokeAsync(number);
        long before = await CountAsync();

        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(() => SupersedeAsync(Order(number)));

        Assert.Equal(RefusalReason.TransitionNotAllowed, refused.Reason);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Where_the_new_one_cannot_be_stored_the_old_one_stays_as_it_is()
    {
        (string number, _) = await node.IssueAsync();
        string serial = Guid.NewGuid().ToString("N")[..20].ToUpperInvariant();
        await node.Node.Get<IssueCertificates>().RunAsync(
            TestOrders.Order(node.Agency, serial: serial), CancellationToken.None);

        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(
            () => SupersedeAsync(Order(number, serial)));

        Assert.Equal(RefusalReason.SerialTaken, refused.Reason);
        Assert.Empty((await node.StatusAsync(number)).Changes);
    }

    [Fact]
    public async Task What_rested_on_the_old_one_rests_on_the_new_one()
    {
        (string basis, _) = await node.IssueAsync();
        (string permit, _) = await node.IssueAsync();
        await RestAsync(permit, basis);

        (StoredCertificate issued, _) = await SupersedeAsync(Order(basis));

        StatusAnswer answer = await node.StatusAsync(permit);
        Assert.Equal([issued.Number], answer.Bases);
        Assert.Empty(answer.Flags);
    }

    [Fact]
    public async Task A_permit_whose_basis_falls_carries_a_warning_until_it_is_restored()
    {
        (string basis, _) = await node.IssueAsync();
        (string permit, _) = await node.IssueAsync();
        await RestAsync(permit, basis);

        await node.ChangeAsync(basis, ChangeAct.Suspend, ChangeReason.Investigation);
        BasisFlag raised = Assert.Single((await node.StatusAsync(permit)).Flags);
        await node.ChangeAsync(basis, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        StatusAnswer after = await node.StatusAsync(permit);

        Assert.Equal(
            (basis, CertificateState.Suspended, BasisRule.Warn, null),
            (raised.Basis, raised.State, raised.Rule, raised.ClearedAt));
        Assert.NotNull(Assert.Single(after.Flags).ClearedAt);
        Assert.Empty(after.Changes);
    }

    [Fact]
    public async Task By_the_rule_for_its_type_a_permit_is_suspended_with_its_basis_and_resumed_with_it()
    {
        (string basis, _) = await node.IssueAsync();
        (string permit, _) = await node.IssueAsync();
        (string permitOfPermit, _) = await node.IssueAsync();
        await RestAsync(permit, basis);
        await RestAsync(permitOfPermit, permit);
        await node.RestartAsync(settings: new Dictionary<string, string?>
        {
            ["Lifecycle:Dependents:0:Type"] = TestOrders.Type,
            ["Lifecycle:Dependents:0:Rule"] = "Suspend",
        });

        await node.ChangeAsync(basis, ChangeAct.Suspend, ChangeReason.Investigation);
        Standing[] held =
            [await StandingAsync(permit), await StandingAsync(permitOfPermit)];
        await node.ChangeAsync(basis, ChangeAct.Resume, ChangeReason.GroundsRemoved);
        Standing[] back =
            [await StandingAsync(permit), await StandingAsync(permitOfPermit)];
        await node.RestartAsync();

        Assert.Equal([Standing.Suspended, Standing.Suspended], held);
        Assert.Equal([Standing.Active, Standing.Active], back);
        Assert.Equal(
            [ChangeReason.BasisFell, ChangeReason.BasisRestored],
            (await node.StatusAsync(permit)).Changes.Select(change => change.Reason));
    }

    private Task<(StoredCertificate Issued, StoredStatusChange Change)> SupersedeAsync(SupersedeOrder order) =>
        node.Node.Get<SupersedeCertificate>().RunAsync(order, CancellationToken.None);

    private async Task RestAsync(string permit, string basis) => await node.Node.Get<ChangeBasis>().AddAsync(
        LifecycleNode.Officer, permit, basis, CancellationToken.None);

    private async Task<Standing> StandingAsync(string number) => (await node.StatusAsync(number)).Outcome.Standing;

    private async Task<long> CountAsync() =>
        await node.Node.Get<OriginalStore>().CountAsync(node.Agency, CancellationToken.None);

    private SupersedeOrder Order(string number, string? serial = null) => new(
        TestOrders.Order(node.Agency, serial: serial, caller: LifecycleNode.Officer), number,
        ChangeReason.ContentChanged, null, "张三", "依据", default);
}
