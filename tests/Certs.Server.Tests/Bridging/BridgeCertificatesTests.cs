using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Server.Bridging;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Xunit;

namespace Certs.Server.Tests.Bridging;

/// <summary>Statements for all certificates of an agency.</summary>
public sealed class BridgeCertificatesTests(BridgingNode bridging) : IClassFixture<BridgingNode>
{
    [Fact]
    public async Task Every_live_certificate_gets_one_and_a_second_run_makes_none()
    {
        AgencyId agency = await bridging.EnterAgencyAsync(Suite.SM2, Suite.ES256);
        await IssueAsync(agency, 30, Suite.SM2);
        await IssueAsync(agency, 2, Suite.SM2, Suite.ES256);
        await bridging.Node.AnchorAllAsync();
        string unanchored = Assert.Single(await IssueAsync(agency, 1, Suite.SM2));

        List<BulkStep> first = await RunAsync(agency);
        await bridging.Node.AnchorAllAsync();
        List<BulkStep> second = await RunAsync(agency);

        Assert.Equal((33, 33, 30, 0), Told(first[^1]));
        Assert.Equal(
            [(unanchored, RefusalReason.OriginalNotVerified)],
            first.SelectMany(step => step.Omissions)
                .Where(omission => omission.Why.Reason != RefusalReason.BridgeNotNeeded)
                .Select(omission => (omission.Number, omission.Why.Reason)));
        Assert.Equal((33, 33, 1, 30), Told(second[^1]));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_where_it_said()
    {
        AgencyId agency = await bridging.EnterAgencyAsync(Suite.SM2);
        await IssueAsync(agency, 1_100, Suite.SM2);
        await bridging.Node.AnchorAllAsync();

        BulkStep cut = await FirstAsync(agency);
        List<BulkStep> rest = await RunAsync(agency, cut.Next);

        Assert.InRange(cut.Made, 1, 1_099);
        Assert.Equal(1_100 - cut.Next, rest[^1].Done);
        Assert.Equal((0, 0), (rest[^1].Omitted, 1_100 - cut.Made - rest[^1].Made - rest[^1].AlreadyBridged));
    }

    [Fact]
    public async Task A_certificate_that_was_bridged_in_bulk_is_recognised_by_bridge()
    {
        AgencyId agency = await bridging.EnterAgencyAsync(Suite.SM2);
        string number = Assert.Single(await IssueAsync(agency, 1, Suite.SM2));
        await bridging.Node.AnchorAllAsync();
        await RunAsync(agency);
        await bridging.Node.AnchorAllAsync();
        IssuedCertificate found = await bridging.Node.Get<GetCertificate>()
            .RunAsync(TestOrders.Anyone, number, CancellationToken.None);

        VerificationReport? report = null;
        await Eventually.HoldsAsync(async () =>
        {
            report = await bridging.VerifyAsync(found.Document.ToArray());
            return report.Recognition.Status == RecognitionStatus.RecognisedByBridge;
        });

        Assert.Equal(WindowAction.AcceptWithNotice, report!.Action);
    }

    private async Task<List<string>> IssueAsync(AgencyId agency, int count, params Suite[] suites)
    {
        List<IssueOrder> orders =
            [.. Enumerable.Range(0, count).Select(_ => TestOrders.Order(agency, suites: suites))];
        IssueOutcome[] outcomes =
            await bridging.Node.Get<IssueCertificates>().RunAsync(orders, CancellationToken.None);
        return [.. outcomes.Cast<IssueOutcome.Issued>().Select(issued => issued.Certificate.Number)];
    }

    private async Task<List<BulkStep>> RunAsync(AgencyId agency, long from = 0)
    {
        await bridging.CatchUpAsync();
        List<BulkStep> steps = [];
        await foreach (BulkStep step in bridging.Node.Get<BridgeCertificates>()
            .RunAsync(new BulkOrder(agency, 33, null, null, from), CancellationToken.None))
        {
            steps.Add(step);
        }

        return steps;
    }

    private async Task<BulkStep> FirstAsync(AgencyId agency)
    {
        await bridging.CatchUpAsync();
        await foreach (BulkStep step in bridging.Node.Get<BridgeCertificates>()
            .RunAsync(new BulkOrder(agency, 33, null, null, 0), CancellationToken.None))
        {
            return step;
        }

        throw new InvalidOperationException("A run tells of its progress.");
    }

    private static (long Done, long Total, long Made, long Already) Told(BulkStep step) =>
        (step.Done, step.Total, step.Made, step.AlreadyBridged);
}
