using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Anchoring;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle.Incidents;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>Many certificates are changed for one cause: planned, confirmed by another, carried out once each.</summary>
public sealed class IncidentTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task Of_two_keys_the_certificates_of_one_are_revoked_once_each_over_a_restart()
    {
        AgencyId agency = await node.Node.EnterAgencyAsync(node.Chain, Suite.ES256, Suite.SM2);
        List<string> good = await IssueAsync(agency, 5, Suite.SM2);
        List<string> bad = await IssueAsync(agency, 1_100, Suite.ES256);
        await node.Node.AnchorAllAsync();
        Hash32 key = await KeyOfAsync(bad[0]);

        PlannedIncident planned = await PlanAsync(agency, new IncidentSelection.ByKey(key));
        Assert.Equal((IncidentStage.Planned, 1_100L), (planned.Incident.Stage, planned.Incident.Counts.Selected));
        Assert.All(planned.Sample, number => Assert.Contains(number, bad));
        Assert.Empty((await node.StatusAsync(bad[0])).Changes);
        await DecideAsync(planned.Incident.Id, IncidentStage.Running);
        Assert.InRange(await node.Node.Get<IncidentRunner>().RunAsync(CancellationToken.None), 1, 1_099);
        await node.RestartAsync();
        StoredIncident done = await FinishAsync(planned.Incident.Id);

        Assert.Equal(
            (IncidentStage.Done, new IncidentCounts(1_100, 0, 0, 1_100, 0, 1_100)), (done.Stage, done.Counts));
        SeenEvents seen = await node.Node.Get<AnchorChain>()
            .SeenAsync(0, (await node.HeadAsync()).Number, CancellationToken.None);
        Assert.Equal(1_100, seen.Statuses.Count(one => one.Agency == agency));
        Assert.Equal(1_100, seen.Statuses.Where(one => one.Agency == agency).Select(one => one.Handle).Distinct().Count());
        Assert.Equal(Standing.Revoked, (await node.StatusAsync(bad[^1])).Outcome.Standing);
        Assert.Equal(Standing.Active, (await node.StatusAsync(good[0])).Outcome.Standing);
    }

    [Fact]
    public async Task A_list_says_what_is_not_here_and_what_cannot_be_changed_any_more()
    {
        AgencyId agency = await node.Node.EnterAgencyAsync(node.Chain, Suite.ES256);
        List<string> numbers = await IssueAsync(agency, 4);
        (string ofAnother, _) = await node.IssueAsync();
        await node.RevokeAsync(numbers[3]);

        PlannedIncident planned = await PlanAsync(
            agency, new IncidentSelection.Listed(), [.. numbers, ofAnother, "nothing", numbers[0]]);

        Assert.Equal(new IncidentCounts(3, 1, 2, 0, 0, 0), planned.Incident.Counts);
        Assert.Equal(numbers.Take(3).Order(), planned.Sample.Order());
        Assert.Equal(new[] { "nothing", ofAnother }.Order(), planned.Unknown.Order());
    }

    [Fact]
    public async Task A_batch_and_a_period_select_what_is_in_them()
    {
        AgencyId agency = await node.Node.EnterAgencyAsync(node.Chain, Suite.ES256);
        await IssueAsync(agency, 3);
        await node.Node.AnchorAllAsync();
        List<string> second = await IssueAsync(agency, 2);
        await node.Node.AnchorAllAsync();
        StoredCertificate last =
            (await node.Node.Get<ICertificateStore>().FindByNumberAsync(second[0], CancellationToken.None))!;
        Batch batch = (await node.Node.Get<BatchStore>().FindCoveringAsync(last.Id, CancellationToken.None))!;
        DateTimeOffset day = last.IssuedAt;

        PlannedIncident ofBatch = await PlanAsync(agency, new IncidentSelection.ByBatch(batch.Root));
        PlannedIncident ofAll = await PlanAsync(agency, new IncidentSelection.All());
        PlannedIncident ofDay =
            await PlanAsync(agency, new IncidentSelection.Issued(day.AddDays(-1), day.AddDays(1)));
        PlannedIncident before =
            await PlanAsync(agency, new IncidentSelection.Issued(day.AddDays(-2), day.AddDays(-1)));

        Assert.Equal(
            [2L, 5L, 5L, 0L],
            new[] { ofBatch, ofAll, ofDay, before }.Select(one => one.Incident.Counts.Selected));
    }

    [Fact]
    public async Task A_plan_is_confirmed_by_another_person_or_comes_to_nothing()
    {
        AgencyId agency = await node.Node.EnterAgencyAsync(node.Chain, Suite.ES256);
        List<string> numbers = await IssueAsync(agency, 2);
        PlannedIncident planned = await PlanAsync(agency, new IncidentSelection.All());

        RefusedException same = await Assert.ThrowsAsync<RefusedException>(() => node.Node.Get<DecideIncident>().RunAsync(
            LifecycleNode.Supervisor with { Fingerprint = "first" }, planned.Incident.Id, IncidentStage.Running, "李四",
            CancellationToken.None));
        StoredIncident rejected = await DecideAsync(planned.Incident.Id, IncidentStage.Rejected);
        RefusedException closed = await Assert.ThrowsAsync<RefusedException>(
            () => DecideAsync(planned.Incident.Id, IncidentStage.Running));

        Assert.Equal(RefusalReason.SecondPersonNeeded, same.Reason);
        Assert.Equal(IncidentStage.Rejected, rejected.Stage);
        Assert.Equal(RefusalReason.ProposedChangeClosed, closed.Reason);
        Assert.Equal(0, await node.Node.Get<IncidentRunner>().RunAsync(CancellationToken.None));
        Assert.Empty((await node.StatusAsync(numbers[0])).Changes);
    }

    private async Task<List<string>> IssueAsync(AgencyId agency, int count, params Suite[] suites)
    {
        IssueOutcome[] outcomes = await node.Node.Get<IssueCertificates>().RunAsync(
            [.. Enumerable.Range(0, count).Select(_ => TestOrders.Order(agency, suites: suites))],
            CancellationToken.None);
        return [.. outcomes.Cast<IssueOutcome.Issued>().Select(issued => issued.Certificate.Number)];
    }

    private async Task<Hash32> KeyOfAsync(string number) =>
        DocumentReader.Read(
            (await node.Node.Get<ICertificateStore>().FindByNumberAsync(number, CancellationToken.None))!.Document)
            .Signatures[0].KeyId;

    private Task<PlannedIncident> PlanAsync(
        AgencyId agency, IncidentSelection selection, params string[] numbers) =>
        node.Node.Get<PlanIncident>().RunAsync(
            new IncidentOrder(
                LifecycleNode.Officer, Guid.NewGuid(), agency, null, ChangeAct.Revoke, ChangeReason.KeyCompromised, null,
                "张三", "依据", selection, default),
            numbers.Chunk(3).Select(IReadOnlyList<string> (page) => page).ToAsyncEnumerable(), CancellationToken.None);

    private Task<StoredIncident> DecideAsync(long id, IncidentStage stage) => node.Node.Get<DecideIncident>().RunAsync(
        LifecycleNode.Supervisor, id, stage, "李四", CancellationToken.None);

    private async Task<StoredIncident> FinishAsync(long id)
    {
        using CancellationTokenSource end = new();
        AnchoringWorker worker = node.Node.Worker();
        Task turns = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await worker.TurnAsync(CancellationToken.None);
            }
        });
        StoredIncident? last = null;
        await foreach (StoredIncident now in
            node.Node.Get<WatchIncident>().RunAsync(LifecycleNode.Officer, id, CancellationToken.None))
        {
            last = now;
        }

        await end.CancelAsync();
        await turns;
        await node.ReadToAsync((await node.HeadAsync()).Number);
        return last!;
    }
}
