using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Incidents, in both databases.</summary>
public abstract class IncidentStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly AgencyId Agency = new(62, 1);

    private static readonly DependentRows NoDependents =
        new(_ => BasisRule.Nothing, (_, _, _) => throw new InvalidOperationException("Nothing rests on it."));

    private IncidentStore Incidents => new(_store.Store.Database, _store.Writer);

    private IncidentWork Work =>
        new(_store.Store.Database, _store.Writer, _store.Store.Lead, TestVault.Own);

    private StatusStore Statuses => new(_store.Store.Database, _store.Writer);

    [Fact]
    public async Task A_plan_that_was_cut_off_is_made_anew_and_a_finished_one_is_the_answer()
    {
        CertificateId[] ids = await IssueAsync(3);
        Guid requestId = Guid.NewGuid();
        StoredIncident first = await Incidents.BeginAsync(requestId, Plan(), CancellationToken.None);
        await Incidents.AddItemsAsync(first.Id, ids);

        StoredIncident again = await Incidents.BeginAsync(requestId, Plan(), CancellationToken.None);
        await Incidents.AddItemsAsync(again.Id, [ids[0], ids[1], ids[0]]);
        await Incidents.FinishAsync(again.Id, 4, 5);
        StoredIncident finished = await Incidents.BeginAsync(requestId, Plan(), CancellationToken.None);

        Assert.Equal(first.Id, finished.Id);
        Assert.Equal(
            (IncidentStage.Planned, new IncidentCounts(2, 4, 5, 0, 0, 0)), (finished.Stage, finished.Counts));
    }

    [Fact]
    public async Task Only_a_finished_plan_is_decided_and_once()
    {
        StoredIncident plan = await Incidents.BeginAsync(Guid.NewGuid(), Plan(), CancellationToken.None);

        bool early = await DecideAsync(plan.Id, Now);
        await Incidents.FinishAsync(plan.Id, 0, 0);
        bool late = await DecideAsync(plan.Id, plan.ExpiresAt);
        bool[] decisions = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => DecideAsync(plan.Id, Now))));

        Assert.False(early);
        Assert.False(late);
        Assert.Single(decisions, decided => decided);
        Assert.Equal(
            (IncidentStage.Running, "李四", Now),
            ((await Incidents.FindAsync(plan.Id, CancellationToken.None)) is { } now
                ? (now.Stage, now.DecidedBy, now.DecidedAt!.Value)
                : default));
    }

    [Fact]
    public async Task Each_certificate_is_changed_once_however_often_a_page_is_applied()
    {
        CertificateId[] ids = await IssueAsync(3);
        long incident = await RunningAsync(ids);
        await Statuses.ChangeAsync(Guid.NewGuid(), default, Change(ids[2], ChangeAct.Cancel), NoDependents);
        NewStatusChange[] page = [.. ids.Select(id => Change(id, ChangeAct.Revoke))];

        await Work.ApplyAsync(incident, page[..1], NoDependents);
        Assert.Equal(incident, await Work.FindRunningAsync(CancellationToken.None));
        Assert.Equal(
            ids[1..], (await Work.WaitingAsync(incident, 10, CancellationToken.None)).Select(one => one.Id));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Work.ApplyAsync(incident, page, NoDependents)));

        StoredIncident done = (await Incidents.FindAsync(incident, CancellationToken.None))!;
        Assert.Equal((IncidentStage.Done, new IncidentCounts(3, 0, 0, 2, 1, 0)), (done.Stage, done.Counts));
        Assert.Null(await Work.FindRunningAsync(CancellationToken.None));
        foreach (CertificateId id in ids)
        {
            Assert.Single(await Statuses.HistoryAsync(id, CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_certificate_that_takes_anothers_place_is_stored_with_the_change_or_neither_is()
    {
        CertificateId old = (await IssueAsync(1))[0];
        SupersedeStore supersede = new(_store.Writer);
        BasisStore bases = new(_store.Store.Database, _store.Writer);
        CertificateId permit = (await IssueAsync(1))[0];
        await bases.AddAsync(permit, old);
        NewCertificate taken = TestStore.Certificate(Agency);
        await _store.Certificates.AddAsync([taken]);

        await Assert.ThrowsAsync<Refusals.RefusedException>(() => supersede.SupersedeAsync(
            Guid.NewGuid(), default, TestStore.Certificate(Agency, number: taken.Number),
            Change(old, ChangeAct.Supersede)));
        Assert.Empty(await Statuses.HistoryAsync(old, CancellationToken.None));
        NewCertificate next = TestStore.Certificate(Agency);
        ChangeOutcome outcome =
            await supersede.SupersedeAsync(Guid.NewGuid(), default, next, Change(old, ChangeAct.Supersede));

        Assert.Equal(CertificateState.Superseded, Assert.IsType<ChangeOutcome.Changed>(outcome).Change.State);
        Assert.NotNull(await _store.Certificates.FindByNumberAsync(next.Number, CancellationToken.None));
        Assert.Equal([next.Number], await bases.BasesAsync(permit, CancellationToken.None));
    }

    [Fact]
    public async Task Dependent_certificates_are_suspended_and_resumed_in_the_step_of_their_basis()
    {
        CertificateId[] ids = await IssueAsync(3);
        BasisStore bases = new(_store.Store.Database, _store.Writer);
        await bases.AddAsync(ids[1], ids[0]);
        await bases.AddAsync(ids[2], ids[1]);
        DependentRows suspending = new(
            _ => BasisRule.Suspend, (dependent, _, act) => Change(dependent.Id, act, ChangeReason.BasisFell));

        await Statuses.ChangeAsync(Guid.NewGuid(), default, Change(ids[0], ChangeAct.Suspend), suspending);
        BasisFlag flag = Assert.Single(await bases.FlagsAsync(ids[1], CancellationToken.None));
        await Statuses.ChangeAsync(Guid.NewGuid(), default, Change(ids[0], ChangeAct.Resume), suspending);

        Assert.Equal((BasisRule.Suspend, CertificateState.Suspended), (flag.Rule, flag.State));
        Assert.NotNull(Assert.Single(await bases.FlagsAsync(ids[1], CancellationToken.None)).ClearedAt);
        foreach (CertificateId id in ids)
        {
            Assert.Equal(
                [CertificateState.Suspended, CertificateState.Active],
                (await Statuses.HistoryAsync(id, CancellationToken.None)).Select(change => change.State));
        }
    }

    private async Task<CertificateId[]> IssueAsync(int count)
    {
        AddResult[] added = await _store.Certificates.AddAsync(
            [.. Enumerable.Range(0, count).Select(_ => TestStore.Certificate(Agency))]);
        return [.. added.Cast<AddResult.Added>().Select(one => one.Id)];
    }

    private async Task<long> RunningAsync(CertificateId[] ids)
    {
        StoredIncident plan = await Incidents.BeginAsync(Guid.NewGuid(), Plan(), CancellationToken.None);
        await Incidents.AddItemsAsync(plan.Id, ids);
        await Incidents.FinishAsync(plan.Id, 0, 0);
        await DecideAsync(plan.Id, Now);
        return plan.Id;
    }

    private Task<bool> DecideAsync(long id, DateTimeOffset now) =>
        Incidents.TryDecideAsync(id, IncidentStage.Running, "second", "李四", now);

    private static StoredIncident Plan() => new(
        0, default, Agency, Agency, ChangeAct.Revoke, ChangeReason.KeyCompromised, null, "张三", "依据", "first",
        Now.AddDays(7), IncidentStage.Planning, null, null, default);

    private static NewStatusChange Change(
        CertificateId id, ChangeAct act, ChangeReason reason = ChangeReason.KeyCompromised) => new(
        id, null, Now, 0,
        new ChangeDetail(
            Agency, Agency, new Hash32(Hashing.Sha256(BitConverter.GetBytes(id.Value))), act, reason, Now, "张三", "李四",
            "依据", null, new byte[16]));

    public sealed class OverSqlite() : IncidentStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : IncidentStoreTests(StoreKind.Postgres);
}
