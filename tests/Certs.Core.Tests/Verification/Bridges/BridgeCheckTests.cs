using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Bridges;

/// <summary>What a bridge statement does, and what it leaves as it is.</summary>
public sealed class BridgeCheckTests
{
    [Fact]
    public void A_licence_that_is_not_recognised_is_recognised_by_bridge()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder().Build();

        VerificationReport without = Judge.Run(scenario.EvidenceFor(scenario.Document));
        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(WindowAction.ReferToBridge, without.Action);
        Assert.Equal(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Equal(Suite.ES256, report.Recognition.Suite);
        Assert.Equal(new AgencyId(62, 2), report.Recognition.Bridge!.Agency);
        Assert.Equal(WindowAction.AcceptWithNotice, report.Action);
        Assert.Equal(Reasons.BridgeValid, BridgeFinding(report).Reason);
        Assert.Equal(
            Reasons.NotRecognisedSuite,
            report.Findings.Single(finding => finding.Check == Check.Recognition).Reason);
    }

    [Fact]
    public void A_statement_inside_the_document_counts_like_one_beside_it()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder().Build();
        byte[] carrying = DocumentWriter.WithBridge(
            DocumentReader.Read(scenario.Document), scenario.Statement);

        VerificationReport report = Judge.Run(scenario.EvidenceFor(carrying));

        Assert.Equal(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Single(report.Inputs.Statements);
    }

    [Fact]
    public void A_recognised_licence_stays_recognised_without_a_notice()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            Original = new ScenarioBuilder(),
        }.Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(RecognitionStatus.Recognised, report.Recognition.Status);
        Assert.Null(report.Recognition.Bridge);
        Assert.Equal(WindowAction.Accept, report.Action);
    }

    [Fact]
    public void A_bad_statement_beside_a_good_one_does_no_harm()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder().Build();

        VerificationReport report =
            Judge.Run(scenario.EvidenceFor(scenario.Document, "{}"u8.ToArray(), scenario.Statement));

        Assert.Equal(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Equal(
            [Reasons.BridgeMalformed, Reasons.BridgeValid],
            report.Findings.Where(finding => finding.Check == Check.Bridge).Select(finding => finding.Reason));
    }

    [Fact]
    public void The_report_ends_when_the_statement_does()
    {
        BridgeScenarioBuilder builder = new();
        DateTimeOffset at = builder.TimeMade + builder.Lasting - TimeSpan.FromMinutes(3);
        BridgeScenario scenario =
            (builder with { Original = builder.Original with { HeadTime = at } }).Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(at.AddMinutes(3), report.ValidUntil);
    }

    [Theory]
    [InlineData(RuleVerdict.ByBridge, true)]
    [InlineData(RuleVerdict.NotRecognised, false)]
    public void A_rule_about_the_issuer_says_whether_a_bridge_helps(RuleVerdict verdict, bool helps)
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            ChangeEvents = events => [.. events, Rule(90, null, 62, null, verdict)],
        }.Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(helps, report.Recognition.Status == RecognitionStatus.RecognisedByBridge);
        Assert.Equal(helps ? Reasons.BridgeValid : Reasons.BridgeNotAdmitted, BridgeFinding(report).Reason);
        Assert.Equal(helps ? WindowAction.AcceptWithNotice : WindowAction.ManualReview, report.Action);
    }

    [Fact]
    public void A_rule_that_refuses_the_type_is_not_bridged_even_where_another_suite_would_be_taken()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            ChangeEvents = events =>
            [
                .. events, Rule(90, null, null, TestRegistry.Type.TypeId, RuleVerdict.NotRecognised),
                Rule(91, Suite.ES256, null, TestRegistry.Type.TypeId, RuleVerdict.Recognised),
            ],
        }.Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(RecognitionStatus.NotRecognised, report.Recognition.Status);
        Assert.DoesNotContain(WouldChange.BridgeStatement, report.Recognition.Changes);
        Assert.Equal(Reasons.BridgeNotAdmitted, BridgeFinding(report).Reason);
    }

    [Fact]
    public void A_rule_that_refuses_the_suite_can_be_bridged()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            ChangeEvents = events => [.. events, Rule(90, Suite.SM2, null, null, RuleVerdict.NotRecognised)],
        }.Build();

        Assert.Equal(
            RecognitionStatus.RecognisedByBridge, Judge.Run(scenario.Evidence).Recognition.Status);
    }

    [Fact]
    public void Where_there_is_no_agreement_at_all_a_bridge_makes_none()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            Body = new AgencyId(33, 1),
            ChangeEvents = events => events.Where(recorded => recorded is not RegistryEvent.RuleAdded),
        }.Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(NotRecognisedWhy.NoAgreement, report.Recognition.Why);
        Assert.Equal(Reasons.BridgeNotAdmitted, BridgeFinding(report).Reason);
    }

    [Fact]
    public void A_statement_in_a_suite_that_the_province_does_not_recognise_does_not_help()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            Keys = [TestKeys.Of(Suite.EdDSA, "body")],
        }.Build();

        AssertRefused(scenario, Outcome.Undecided, Reasons.BridgeSuiteNotRecognised);
    }

    [Fact]
    public void Of_two_signatures_one_recognised_is_enough()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            Keys = [TestKeys.Of(Suite.ES256, "body"), TestKeys.Of(Suite.SM2, "body")],
        }.Build();

        Assert.Equal(
            RecognitionStatus.RecognisedByBridge, Judge.Run(scenario.Evidence).Recognition.Status);
    }

    [Fact]
    public void A_statement_for_another_province_is_passed_over()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder
        {
            ChangeClaims = claims => claims with { RelyingProvince = 53 },
        }.Build();

        AssertRefused(scenario, Outcome.NotApplicable, Reasons.BridgeForOtherProvince);
    }

    [Fact]
    public void Without_the_chain_nothing_is_said_of_a_statement()
    {
        BridgeScenario scenario = new BridgeScenarioBuilder().Build();

        VerificationReport report = Judge.Run(scenario.Evidence with
        {
            Registry = new Lookup<RegistryView>.Unavailable(Reasons.LedgerUnreachable, "node"),
        });

        Assert.Equal(
            (Outcome.Undecided, Reasons.LedgerUnreachable),
            (BridgeFinding(report).Outcome, BridgeFinding(report).Reason));
    }

    internal static Finding BridgeFinding(VerificationReport report) =>
        report.Findings.Single(finding => finding.Check == Check.Bridge);

    internal static void AssertRefused(BridgeScenario scenario, Outcome outcome, string reason)
    {
        VerificationReport report = Judge.Run(scenario.Evidence);
        Finding finding = BridgeFinding(report);
        Assert.Equal((outcome, reason), (finding.Outcome, finding.Reason));
        Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.False(report.Action is WindowAction.Accept or WindowAction.AcceptWithNotice);
    }

    private static RegistryEvent.RuleAdded Rule(
        uint id, Suite? suite, ushort? issuer, Hash32? type, RuleVerdict verdict) =>
        new(TestRegistry.FirstBlock, new RecognitionRule(
            id, 33, suite, type, issuer, null, verdict, TestRegistry.Founded, null, TestRegistry.HashOf("p")));
}
