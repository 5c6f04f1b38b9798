using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Server.Anchoring;
using Certs.Server.Lifecycle;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Lifecycle;

/// <summary>Certificates are changed over a real store and a real chain; status and verdict say the same.</summary>
public sealed class ChangeStatusTests(LifecycleNode node) : IClassFixture<LifecycleNode>
{
    [Fact]
    public async Task A_suspension_that_was_lifted_stays_visible_as_an_interval()
    {
        (string Number, byte[] Document) licence = await node.IssueAsync();
        DateTimeOffset now = Now();
        long issued = (await node.HeadAsync()).Number;

        long held = await node.ChangeAsync(licence.Number, ChangeAct.Suspend, ChangeReason.Investigation, now.AddDays(1));
        long back = await node.ChangeAsync(licence.Number, ChangeAct.Resume, ChangeReason.HoldServed, now.AddDays(10));

        Assert.Equal(Standing.Active, await node.StandingAsync(licence, now));
        Assert.Equal(Standing.Suspended, await node.StandingAsync(licence, now.AddDays(1)));
        Assert.Equal(Standing.Suspended, await node.StandingAsync(licence, now.AddDays(10).AddSeconds(-1)));
        Assert.Equal(Standing.Active, await node.StandingAsync(licence, now.AddDays(10)));
        Assert.Equal(Standing.Suspended, await node.StandingAsync(licence, now.AddDays(20), held));
        Assert.Equal(Standing.Active, await node.StandingAsync(licence, now.AddDays(5), issued));
        Assert.Equal(Standing.Active, await node.StandingAsync(licence, now.AddDays(20), back));
    }

    [Fact]
    public async Task A_retroactive_revocation_holds_from_its_date_and_never_changes_what_was_known_before()
    {
        (string Number, byte[] Document) licence = await node.IssueAsync();
        DateTimeOffset issuedAt = (await node.StatusAsync(licence.Number)).Certificate.Payload.IssuedAt;
        long before = (await node.HeadAsync()).Number;

        long block = await node.RevokeAsync(licence.Number, ChangeReason.ObtainedByDeceit, issuedAt);

        Assert.Equal(Standing.Revoked, await node.StandingAsync(licence, issuedAt));
        Assert.Equal(Standing.Revoked, await node.StandingAsync(licence));
        Assert.Equal(Standing.Revoked, await node.StandingAsync(licence, issuedAt, block));
        Assert.Equal(Standing.Active, await node.StandingAsync(licence, issuedAt, before));
        StatusAnswer answer = await node.StatusAsync(licence.Number);
        Assert.Equal((byte)ChangeReason.ObtainedByDeceit, answer.Outcome.Status!.Reason);
        Assert.Equal(issuedAt, answer.Outcome.Status.EffectiveFrom);
    }

    [Fact]
    public async Task A_change_that_the_block_of_the_answer_has_waits_for_no_chain_although_the_lead_did_not_read_it_yet()
    {
        (string number, _) = await node.IssueAsync();
        await node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, ChangeAct.Suspend, ChangeReason.Investigation), CancellationToken.None);
        Assert.Equal(1, await node.Node.Get<StatusSender>().SendAsync(0, CancellationToken.None));
        await node.ReadToAsync((await node.HeadAsync()).Number);

        StatusAnswer answer = await node.StatusAsync(number);

        Assert.Equal(Standing.Suspended, answer.Outcome.Standing);
        Assert.Empty(answer.Pending);
    }

    [Fact]
    public async Task What_was_revoked_at_a_block_is_active_in_no_answer_as_of_it_or_later_and_older_ones_say_their_block()
    {
        (string Number, byte[] Document) licence = await node.IssueAsync();
        long first = (await node.HeadAsync()).Number;
        long block = await node.RevokeAsync(licence.Number);
        await node.ChangeAsync((await node.IssueAsync()).Number, ChangeAct.Suspend, ChangeReason.Investigation);
        DateTimeOffset moment = (await node.StatusAsync(licence.Number)).Outcome.Status!.EffectiveFrom;
        long head = (await node.HeadAsync()).Number;
        Assert.True(first < block && block < head);

        for (long known = first; known <= head; known++)
        {
            StatusAnswer answer = await node.StatusAsync(licence.Number, moment, known);
            VerificationReport report = await node.VerifyAsync(licence.Document, moment, known);

            Assert.Equal(known, answer.AsOf!.BlockNumber);
            Assert.True(answer.EvidenceAge >= TimeSpan.Zero);
            Assert.Equal(known, report.Inputs.Registry!.BlockNumber);
            Assert.Equal(known < block ? Standing.Active : Standing.Revoked, answer.Outcome.Standing);
            Assert.Equal(answer.Outcome.Standing, report.Standing.Standing);
        }

        Assert.Equal(Standing.Revoked, await node.StandingAsync(licence));
    }

    [Fact]
    public async Task Until_the_chain_has_it_a_change_is_told_as_pending()
    {
        (string Number, byte[] Document) licence = await node.IssueAsync();
        await node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(licence.Number, ChangeAct.Cancel, ChangeReason.HolderRequest), CancellationToken.None);

        StatusAnswer before = await node.StatusAsync(licence.Number);
        await node.RecordAllAsync();
        StatusAnswer after = await node.StatusAsync(licence.Number);

        Assert.Equal(Standing.Active, before.Outcome.Standing);
        Assert.Equal(ChangeAct.Cancel, Assert.Single(before.Pending).Act);
        Assert.Equal(Standing.Cancelled, after.Outcome.Standing);
        Assert.Empty(after.Pending);
    }

    [Fact]
    public async Task A_revocation_is_done_only_when_another_person_with_another_key_confirms_it()
    {
        (string number, _) = await node.IssueAsync();
        (_, ChangeOutcome outcome) = await node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, ChangeAct.Revoke, ChangeReason.Penalty), CancellationToken.None);
        long proposal = Assert.IsType<ChangeOutcome.Proposed>(outcome).Proposal.Id;
        DecideChange decide = node.Node.Get<DecideChange>();

        RefusedException sameKey = await Assert.ThrowsAsync<RefusedException>(() => decide.ConfirmAsync(
            LifecycleNode.Supervisor with { Fingerprint = "first" }, proposal, "李四", CancellationToken.None));
        RefusedException sameOfficer = await Assert.ThrowsAsync<RefusedException>(() =>
            decide.ConfirmAsync(LifecycleNode.Supervisor, proposal, "张三", CancellationToken.None));
        RefusedException stranger = await Assert.ThrowsAsync<RefusedException>(() =>
            decide.ConfirmAsync(LifecycleNode.Officer, proposal, "李四", CancellationToken.None));
        Assert.Empty((await node.StatusAsync(number)).Changes);
        await decide.ConfirmAsync(LifecycleNode.Supervisor, proposal, "李四", CancellationToken.None);
        RefusedException again = await Assert.ThrowsAsync<RefusedException>(() =>
            decide.ConfirmAsync(LifecycleNode.Supervisor, proposal, "李四", CancellationToken.None));

        Assert.Equal(
            (RefusalReason.SecondPersonNeeded, RefusalReason.SecondPersonNeeded, RefusalReason.ProposedChangeNotFound,
                RefusalReason.ProposedChangeClosed),
            (sameKey.Reason, sameOfficer.Reason, stranger.Reason, again.Reason));
        Assert.Equal(CertificateState.Revoked, Assert.Single((await node.StatusAsync(number)).Changes).State);
    }

    [Fact]
    public async Task A_rejected_proposal_changes_nothing()
    {
        (string number, _) = await node.IssueAsync();
        (_, ChangeOutcome outcome) = await node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, ChangeAct.Revoke, ChangeReason.Penalty), CancellationToken.None);
        long proposal = Assert.IsType<ChangeOutcome.Proposed>(outcome).Proposal.Id;
        ListProposals list = node.Node.Get<ListProposals>();

        Assert.Contains(
            await list.RunAsync(LifecycleNode.Supervisor, CancellationToken.None), one => one.Number == number);
        (_, ChangeProposal rejected) = await node.Node.Get<DecideChange>().RejectAsync(
            LifecycleNode.Supervisor, proposal, "李四", CancellationToken.None);

        Assert.Equal((ProposedChangeState.Rejected, "李四"), (rejected.State, rejected.DecidedBy));
        Assert.DoesNotContain(
            await list.RunAsync(LifecycleNode.Supervisor, CancellationToken.None), one => one.Number == number);
        Assert.Empty((await node.StatusAsync(number)).Changes);
    }

    [Theory]
    [InlineData(ChangeAct.Resume, ChangeReason.HoldServed, 0, "TransitionNotAllowed")]
    [InlineData(ChangeAct.Suspend, ChangeReason.Investigation, 91, "FieldInvalid")]
    [InlineData(ChangeAct.Suspend, ChangeReason.Investigation, -1, "FieldInvalid")]
    public async Task What_neither_the_table_nor_the_limits_allow_is_refused(
        ChangeAct act, ChangeReason reason, int days, string refusal)
    {
        (string number, _) = await node.IssueAsync();

        RefusedException refused = await Assert.ThrowsAsync<RefusedException>(() => node.Node.Get<ChangeStatus>().RunAsync(
            LifecycleNode.Order(number, act, reason, Now().AddDays(days)), CancellationToken.None));

        Assert.Equal(refusal, refused.Reason.ToString());
        Assert.Empty((await node.StatusAsync(number)).Changes);
    }

    [Fact]
    public async Task A_restart_in_between_changes_nothing_and_doubles_nothing()
    {
        (string number, _) = await node.IssueAsync();
        ChangeOrder order = LifecycleNode.Order(number, ChangeAct.Suspend, ChangeReason.Investigation);
        await node.Node.Get<ChangeStatus>().RunAsync(order, CancellationToken.None);

        await node.RestartAsync();
        await node.Node.Get<ChangeStatus>().RunAsync(order, CancellationToken.None);
        await node.RecordAllAsync();
        await node.RestartAsync();
        await node.RecordAllAsync();
        StatusAnswer answer = await node.StatusAsync(number);

        Assert.Equal((Standing.Suspended, 1u), (answer.Outcome.Standing, answer.Outcome.Status!.Sequence));
        Assert.Single(answer.Changes);
    }

    private static DateTimeOffset Now() =>
        DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
}
