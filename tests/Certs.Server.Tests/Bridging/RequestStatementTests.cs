using Certs.Core;
using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Anchoring;
using Certs.Server.Bridging;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Bridging;

/// <summary>Statements on request, over a real store and a real chain.</summary>
public sealed class RequestStatementTests(BridgingNode bridging) : IClassFixture<BridgingNode>
{
    [Fact]
    public async Task A_licence_refused_for_its_suite_is_recognised_by_bridge_wherever_it_is_verified()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        VerificationReport before = await bridging.VerifyAsync(document);

        HandedStatement handed = await bridging.BridgeAsync(document);

        VerificationReport here = await bridging.VerifyAsync(document);
        byte[] carrying = DocumentWriter.WithBridge(DocumentReader.Read(document), handed.File);
        VerificationReport elsewhere =
            Judge.Run(await bridging.GatherAsync(carrying, new VerdictQuestion(33)));
        Assert.Equal(WindowAction.ReferToBridge, before.Action);
        Assert.Equal(RecognitionStatus.RecognisedByBridge, here.Recognition.Status);
        Assert.Equal(RecognitionStatus.RecognisedByBridge, elsewhere.Recognition.Status);
        Assert.Equal(WindowAction.AcceptWithNotice, elsewhere.Action);
        Assert.Equal(bridging.Body, elsewhere.Recognition.Bridge!.Agency);
    }

    [Fact]
    public async Task The_report_that_a_statement_names_can_be_made_again_by_anybody()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        BridgeClaims claims = BridgeStatementReader.Read((await bridging.BridgeAsync(document)).File).Claims;

        Evidence evidence = await bridging.GatherAsync(
            document, new VerdictQuestion(claims.RelyingProvince, claims.IssuedAt, claims.AsOfBlock));

        byte[] again = ReportJson.Write(Judge.Run(evidence));
        Assert.Equal(claims.ReportDigest, new Hash32(Hashing.Sha256(again)));
    }

    [Fact]
    public async Task The_same_request_gets_the_same_statement_and_another_one_too_while_it_is_in_force()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        Guid requestId = Guid.NewGuid();
        RequestStatement request = bridging.Node.Get<RequestStatement>();

        RequestedStatement first = await request.RunAsync(
            BridgingNode.Order(document, requestId), CancellationToken.None);
        RequestedStatement repeated = await request.RunAsync(
            BridgingNode.Order(document, requestId), CancellationToken.None);
        RequestedStatement another = await request.RunAsync(BridgingNode.Order(document), CancellationToken.None);

        Assert.Equal((true, false, false), (first.IsNew, repeated.IsNew, another.IsNew));
        Assert.Equal(first.Statement.Document, repeated.Statement.Document);
        Assert.Equal(first.Statement.Document, another.Statement.Document);
        Assert.Equal(RefusalReason.RequestIdReused, await RefusalAsync(
            BridgingNode.Order(document, requestId) with { ContentDigest = default }));
    }

    [Fact]
    public async Task Many_requests_at_once_make_one_statement()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        RequestStatement request = bridging.Node.Get<RequestStatement>();

        RequestedStatement[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(() => request.RunAsync(BridgingNode.Order(document), CancellationToken.None))));

        Assert.Single(all.Select(one => one.Statement.Id).Distinct());
        Assert.Single(all, one => one.IsNew);
    }

    [Fact]
    public async Task Nothing_is_said_about_what_does_not_verify_or_needs_no_bridge()
    {
        byte[] dual = await bridging.IssueAsync(Suite.SM2, Suite.ES256);
        byte[] sm2 = await bridging.IssueAsync(Suite.SM2);
        CertificateDocument read = DocumentReader.Read(sm2);
        byte[] unanchored = DocumentWriter.Write(read with { Anchor = null });
        byte[] forged = DocumentWriter.Write(read with
        {
            Signatures = [read.Signatures[0] with { Value = new byte[64] }],
        });

        Assert.Equal(RefusalReason.BridgeNotNeeded, await RefusalAsync(BridgingNode.Order(dual)));
        Assert.Equal(RefusalReason.OriginalNotVerified, await RefusalAsync(BridgingNode.Order(unanchored)));
        Assert.Equal(RefusalReason.OriginalNotVerified, await RefusalAsync(BridgingNode.Order(forged)));
        Assert.Equal(RefusalReason.OriginalNotVerified, await RefusalAsync(BridgingNode.Order("{}"u8.ToArray())));
        Assert.Equal(
            RefusalReason.NoBridgingBody,
            await RefusalAsync(BridgingNode.Order(sm2) with { Body = bridging.Agency }));
    }

    [Fact]
    public async Task A_statement_is_not_bridged_itself()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        HandedStatement handed = await bridging.BridgeAsync(document);

        Assert.Equal(RefusalReason.OriginalNotVerified, await RefusalAsync(BridgingNode.Order(handed.File)));
    }

    [Fact]
    public async Task A_withdrawn_statement_stops_helping_and_a_new_one_can_be_made()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        HandedStatement handed = await bridging.BridgeAsync(document);
        Hash32 leaf = PresentedDocument.Read(document).Leaf;

        StoredStatement withdrawn =
            await bridging.Node.Get<WithdrawStatement>().RunAsync(leaf, 33, CancellationToken.None);
        AnchoringWorker worker = bridging.Node.Worker();
        FindStatement find = bridging.Node.Get<FindStatement>();
        await Eventually.HoldsAsync(async () =>
        {
            await worker.TurnAsync(CancellationToken.None);
            return (await find.RunAsync(leaf, 33, CancellationToken.None)).IsWithdrawalRecorded;
        });

        await Eventually.HoldsAsync(async () =>
        {
            VerificationReport report =
                Judge.Run(await bridging.GatherAsync(document, new VerdictQuestion(33), handed.File));
            return report.Findings.Any(finding => finding.Reason == Reasons.BridgeWithdrawn);
        });
        HandedStatement anew = await bridging.BridgeAsync(document);
        Assert.NotNull(withdrawn.WithdrawnAt);
        Assert.NotEqual(handed.Stored.Id, anew.Stored.Id);
        Assert.Equal(
            RecognitionStatus.RecognisedByBridge, (await bridging.VerifyAsync(document)).Recognition.Status);
    }

    [Fact]
    public async Task A_statement_that_a_node_stored_before_it_ended_is_anchored_by_the_next()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        StoredStatement stored = (await bridging.Node.Get<RequestStatement>()
            .RunAsync(BridgingNode.Order(document), CancellationToken.None)).Statement;

        await bridging.RestartAsync();
        await bridging.Node.AnchorAllAsync();

        HandedStatement handed =
            await bridging.Node.Get<HandOutStatement>().NowAsync(stored, CancellationToken.None);
        Assert.Equal(AnchorStage.Anchored, handed.Stage);
        Assert.Equal(LeafKind.Statements, handed.Batch!.First.Kind);
        Assert.False(bridging.Node.Get<Backlog>().IsStoreBehindChain);
    }

    private async Task<RefusalReason> RefusalAsync(StatementOrder order) =>
        (await Assert.ThrowsAsync<RefusedException>(
            () => bridging.Node.Get<RequestStatement>().RunAsync(order, CancellationToken.None))).Reason;
}
