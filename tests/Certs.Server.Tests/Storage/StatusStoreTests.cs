using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Changes of certificates, in both databases.</summary>
public abstract class StatusStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly AgencyId Agency = new(62, 1);

    private readonly CertificateId _certificate = CertificateId.Of(Agency, 7);

    private static readonly DependentRows NoDependents =
        new(_ => BasisRule.Nothing, (_, _, _) => throw new InvalidOperationException("Nothing rests on it."));

    private StatusStore Statuses => new(_store.Store.Database, _store.Writer);

    private StatusQueue Queue => new(_store.Store.Database, _store.Writer, _store.Store.Lead);

    [Fact]
    public async Task Changes_are_numbered_and_kept_with_what_was_said_of_them()
    {
        ChangeOutcome held = await ChangeAsync(Change(ChangeAct.Suspend, ChangeReason.Investigation));
        ChangeOutcome back = await ChangeAsync(Change(ChangeAct.Resume, ChangeReason.GroundsRemoved));

        IReadOnlyList<StoredStatusChange> history =
            await Statuses.HistoryAsync(_certificate, CancellationToken.None);

        Assert.Equal([1u, 2u], history.Select(change => change.Sequence));
        Assert.Equal(
            [CertificateState.Suspended, CertificateState.Active], history.Select(change => change.State));
        Assert.All(history, change => Assert.Equal(new Hash32(Hashing.Sha256(change.Detail)), change.DetailDigest));
        Assert.Equal(
            history.Select(change => change.Id),
            new[] { held, back }.Select(outcome => Assert.IsType<ChangeOutcome.Changed>(outcome).Change.Id));
    }

    [Fact]
    public async Task What_the_table_does_not_have_is_not_stored_and_its_request_id_stays_free()
    {
        Guid requestId = Guid.NewGuid();
        NewStatusChange resume = Change(ChangeAct.Resume, ChangeReason.HoldServed);

        ChangeOutcome refused = await ChangeAsync(resume, requestId);
        await ChangeAsync(Change(ChangeAct.Suspend, ChangeReason.Investigation));
        ChangeOutcome done = await ChangeAsync(resume, requestId);

        Assert.Equal(new ChangeOutcome.NotAllowed(CertificateState.Active), refused);
        Assert.Equal(2u, Assert.IsType<ChangeOutcome.Changed>(done).Change.Sequence);
    }

    [Fact]
    public async Task Nothing_follows_a_final_change()
    {
        await ChangeAsync(Change(ChangeAct.Cancel, ChangeReason.HolderRequest));

        foreach (ChangeAct act in Enum.GetValues<ChangeAct>())
        {
            Assert.Equal(
                new ChangeOutcome.NotAllowed(CertificateState.Cancelled),
                await ChangeAsync(Change(act, ChangeReason.Penalty)));
        }
    }

    [Fact]
    public async Task A_request_id_is_answered_once_for_one_content()
    {
        Guid requestId = Guid.NewGuid();
        NewStatusChange change = Change(ChangeAct.Suspend, ChangeReason.Investigation);

        ChangeOutcome first = await ChangeAsync(change, requestId);
        ChangeOutcome again = await ChangeAsync(change, requestId);
        ChangeOutcome other = await Statuses.ChangeAsync(requestId, new Hash32(Hashing.Sha256([9])), change, NoDependents);

        Assert.Equal(
            Assert.IsType<ChangeOutcome.Changed>(first).Change.Id, Assert.IsType<ChangeOutcome.Changed>(again).Change.Id);
        Assert.IsType<ChangeOutcome.RequestIdTaken>(other);
        Assert.Single(await Statuses.HistoryAsync(_certificate, CancellationToken.None));
    }

    [Fact]
    public async Task Of_many_who_suspend_at_once_over_two_replicas_one_does()
    {
        // SQLite has one service only: there the rivals share it.
        OpenStore second = _store.ConnectionString is null ? _store.Store : _store.OpenReplica();
        StatusStore[] replicas = [Statuses, new StatusStore(second.Database, second.Writer)];

        ChangeOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(() =>
            replicas[at % 2].ChangeAsync(
                Guid.NewGuid(), default, Change(ChangeAct.Suspend, ChangeReason.Investigation), NoDependents))));

        Assert.Single(outcomes.OfType<ChangeOutcome.Changed>());
        Assert.Equal(39, outcomes.OfType<ChangeOutcome.NotAllowed>().Count());
        if (second != _store.Store)
        {
            second.Dispose();
        }
    }

    [Fact]
    public async Task A_store_that_knows_less_than_the_chain_changes_nothing() => Assert.IsType<ChangeOutcome.BehindChain>(
        await ChangeAsync(Change(ChangeAct.Suspend, ChangeReason.Investigation) with { OnChain = 1 }));

    [Fact]
    public async Task A_proposal_is_decided_once_and_its_change_stored_with_the_decision()
    {
        ChangeOutcome.Proposed proposed =
            Assert.IsType<ChangeOutcome.Proposed>(await Statuses.ProposeAsync(Guid.NewGuid(), default, Proposal()));
        long id = proposed.Proposal.Id;
        NewStatusChange revocation = Change(ChangeAct.Revoke, ChangeReason.Penalty);

        ChangeOutcome[] decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Statuses.ConfirmAsync(id, revocation, "second", NoDependents))));
        bool isRejected = await Statuses.RejectAsync(id, "third", "王五", Now);

        Assert.Single(decisions.OfType<ChangeOutcome.Changed>());
        Assert.Equal(7, decisions.OfType<ChangeOutcome.Closed>().Count());
        Assert.False(isRejected);
        ChangeProposal decided = (await Statuses.FindProposalAsync(id, CancellationToken.None))!;
        Assert.Equal((ProposedChangeState.Confirmed, "李四"), (decided.State, decided.DecidedBy));
        Assert.Equal(
            decided.ChangeId, (await Statuses.HistoryAsync(_certificate, CancellationToken.None)).Single().Id);
    }

    [Fact]
    public async Task A_decision_does_not_stand_without_its_change()
    {
        long id = ((ChangeOutcome.Proposed)await Statuses.ProposeAsync(Guid.NewGuid(), default, Proposal())).Proposal.Id;
        await ChangeAsync(Change(ChangeAct.Cancel, ChangeReason.HolderRequest));

        ChangeOutcome outcome =
            await Statuses.ConfirmAsync(id, Change(ChangeAct.Revoke, ChangeReason.Penalty), "second", NoDependents);

        Assert.Equal(new ChangeOutcome.NotAllowed(CertificateState.Cancelled), outcome);
        Assert.Equal(
            ProposedChangeState.Open, (await Statuses.FindProposalAsync(id, CancellationToken.None))!.State);
        Assert.True(await Statuses.RejectAsync(id, "second", "李四", Now));
    }

    [Fact]
    public async Task A_proposal_whose_time_is_over_is_neither_listed_nor_confirmed()
    {
        ChangeProposal late = Proposal() with { ExpiresAt = Now };
        long id = ((ChangeOutcome.Proposed)await Statuses.ProposeAsync(Guid.NewGuid(), default, late)).Proposal.Id;

        Assert.Empty(await Statuses.OpenProposalsAsync(Now, 0, 10, CancellationToken.None));
        Assert.IsType<ChangeOutcome.Closed>(
            await Statuses.ConfirmAsync(id, Change(ChangeAct.Revoke, ChangeReason.Penalty), "second", NoDependents));
    }

    [Fact]
    public async Task A_change_waits_for_the_chain_until_it_is_seen_there_and_again_when_it_is_lost()
    {
        StoredStatusChange change = ((ChangeOutcome.Changed)await ChangeAsync(
            Change(ChangeAct.Suspend, ChangeReason.Investigation))).Change;
        ChainPoint place = new(12, Now, 3);

        int ofAnother = await Queue.RecordAsync([Seen(change, place) with { Agency = new AgencyId(62, 2) }]);
        int altered = await Queue.RecordAsync([Seen(change, place) with { Detail = default }]);
        int seen = await Queue.RecordAsync([Seen(change, place)]);

        Assert.Equal((0, 0, 1), (ofAnother, altered, seen));
        Assert.Empty(await Queue.WaitingAsync(0, 10, CancellationToken.None));
        Assert.Equal(place, (await Queue.RecordedAsync(0, 10, CancellationToken.None)).Single().Recorded);

        await Queue.ForgetAsync([change.Id]);

        Assert.Equal(change.Id, (await Queue.WaitingAsync(0, 10, CancellationToken.None)).Single().Id);
        Assert.Equal(1, await Queue.CountWaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_later_change_waits_while_an_earlier_one_of_its_certificate_is_on_its_way()
    {
        await ChangeAsync(Change(ChangeAct.Suspend, ChangeReason.Investigation));
        long first = (await Queue.WaitingAsync(0, 10, CancellationToken.None)).Single().Id;

        AnchorTransaction transaction = await _store.Transactions.AddAsync(
            new byte[20], 1, new Hash32(Hashing.Sha256([1])), [1], Now, [],
            (session, id) => StatusQueue.Assign(session, [first], id));
        await ChangeAsync(Change(ChangeAct.Resume, ChangeReason.HoldServed));
        IReadOnlyList<StoredStatusChange> meanwhile = await Queue.WaitingAsync(0, 10, CancellationToken.None);
        await _store.Transactions.GiveUpAsync(transaction.Id);
        IReadOnlyList<StoredStatusChange> afterwards = await Queue.WaitingAsync(0, 10, CancellationToken.None);

        Assert.Empty(meanwhile);
        Assert.Equal([1u, 2u], afterwards.Select(change => change.Sequence));
    }

    private Task<ChangeOutcome> ChangeAsync(NewStatusChange change, Guid? requestId = null) =>
        Statuses.ChangeAsync(requestId ?? Guid.NewGuid(), default, change, NoDependents);

    private NewStatusChange Change(ChangeAct act, ChangeReason reason) => new(
        _certificate, null, Now, 0,
        new ChangeDetail(
            Agency, Agency, new Hash32(Hashing.Sha256([7])), act, reason, Now, "张三", "李四", "依据", null, new byte[16]));

    private ChangeProposal Proposal() => new(
        0, _certificate, Agency, ChangeAct.Revoke, ChangeReason.Penalty, null, "张三", "依据", "first", Now,
        Now.AddDays(7), ProposedChangeState.Open, null, null);

    private static RegistryEvent.StatusChanged Seen(StoredStatusChange change, ChainPoint place) => new(
        place, Agency, change.Handle,
        new StatusRecord(change.State, (byte)change.Reason, change.EffectiveFrom, place.BlockTime, change.Sequence))
    {
        Detail = change.DetailDigest,
    };

    public sealed class OverSqlite() : StatusStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : StatusStoreTests(StoreKind.Postgres);
}
