using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification;

public sealed class JudgeTests
{
    private static readonly ScenarioBuilder Sm2Only = new() { Keys = [TestKeys.Of(Suite.SM2)] };

    [Fact]
    public void A_licence_signed_in_two_suites_is_accepted_where_one_is_recognised()
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence;

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(new AuthenticityOutcome(Authenticity.TotalPassed, null, null), report.Authenticity);
        Assert.Equal(Standing.Active, report.Standing.Standing);
        Assert.Equal(RecognitionStatus.Recognised, report.Recognition.Status);
        Assert.Equal(Suite.ES256, report.Recognition.Suite);
        Assert.Equal(WindowAction.Accept, report.Action);
        Assert.Equal(Depth.Full, report.Depth);
    }

    [Fact]
    public void A_licence_in_an_unrecognised_suite_is_good_and_goes_to_the_bridge()
    {
        Evidence evidence = Sm2Only.Build().Evidence;

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(Standing.Active, report.Standing.Standing);
        Assert.Equal(RecognitionStatus.NotRecognised, report.Recognition.Status);
        Assert.Equal(NotRecognisedWhy.Suite, report.Recognition.Why);
        Assert.Equal(Suite.SM2, report.Recognition.Suite);
        Assert.Equal([Suite.ES256, Suite.PS256], report.Recognition.RecognisedSuites);
        Assert.Equal(WindowAction.ReferToBridge, report.Action);
        Finding recognition = report.Findings.Single(finding => finding.Check == Check.Recognition);
        Assert.Equal(
            "Signed with SM2; province 33 recognises ES256, PS256 for this type and issuer.",
            recognition.Detail);
    }

    [Fact]
    public void Documents_judged_together_get_the_reports_that_each_gets_alone()
    {
        Evidence[] evidence = [.. Enumerable.Range(0, 300).Select(seed => RandomScenarios.Make(seed).Build().Evidence)];

        VerificationReport[] together = Judge.Run(evidence);

        Assert.Equal(
            evidence.Select(one => Convert.ToHexString(ReportJson.Write(Judge.Run(one)))),
            together.Select(report => Convert.ToHexString(ReportJson.Write(report))));
        Assert.Contains(together, report => report.Authenticity.Authenticity == Authenticity.TotalPassed);
        Assert.Contains(together, report => report.Findings.Any(one => one.Reason == Reasons.SigCryptoFailure));
        Assert.Empty(Judge.Run([]));
    }

    [Theory]
    [InlineData(53)]
    [InlineData(62)]
    public void The_same_licence_is_accepted_where_its_suite_is_recognised(ushort province)
    {
        Evidence evidence = (Sm2Only with { RelyingProvince = province }).Build().Evidence;

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(RecognitionStatus.Recognised, report.Recognition.Status);
        Assert.Equal(WindowAction.Accept, report.Action);
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found()
    {
        ScenarioBuilder builder = new() { Keys = [TestKeys.Of(Suite.ES256), TestKeys.Of(Suite.EdDSA)] };
        Scenario scenario = builder.Build();

        List<string> missed = [];
        for (int i = 0; i < scenario.Document.Length; i++)
        {
            byte[] changed = [.. scenario.Document];
            changed[i] ^= 1;
            VerificationReport report = Judge.Run(scenario.EvidenceFor(changed));

            bool isFound = report.Authenticity.Authenticity == Authenticity.TotalFailed
                || report.Authenticity.Reason == Reasons.FormatUnknownVersion;
            if (!isFound)
            {
                missed.Add($"byte {i}: {report.Authenticity}");
            }
        }

        Assert.Empty(missed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_stripped_signature_is_named(int stripped)
    {
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with
            {
                Signatures = [.. document.Signatures.Where((_, index) => index != stripped)],
            },
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(
            new AuthenticityOutcome(Authenticity.TotalFailed, Reasons.SignatureStripped, null),
            report.Authenticity);
        Assert.Equal(WindowAction.Reject, report.Action);
    }

    [Fact]
    public void A_stopped_chain_leaves_the_verdict_open_and_says_what_is_missing()
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence with
        {
            Registry = new Lookup<RegistryView>.Unavailable(Reasons.LedgerUnreachable, "no answer"),
            Anchor = new Lookup<AnchorRecord>.Unavailable(Reasons.LedgerUnreachable, "no answer"),
            Nodes = [],
        };

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(
            new AuthenticityOutcome(Authenticity.Indeterminate, Reasons.LedgerUnreachable, "TRY_LATER"),
            report.Authenticity);
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
        Assert.Equal(RecognitionStatus.Undetermined, report.Recognition.Status);
        Assert.Equal(WindowAction.AskForFreshProof, report.Action);
        Assert.Equal(Depth.SignatureOnly, report.Depth);
        Assert.DoesNotContain(report.Findings, finding => finding.Outcome == Outcome.Failed);
        Assert.Null(report.ValidUntil);
    }

    [Fact]
    public void A_stolen_key_cannot_back_date_without_an_anchor()
    {
        DateTimeOffset stolen = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        SigningKey key = TestKeys.Of(Suite.ES256);
        ScenarioBuilder builder = new()
        {
            Keys = [key],
            IssuedAt = stolen.AddYears(-1),
            HeadTime = stolen.AddDays(10),
            ChangeEvents = events =>
            [
                .. events.Where(recorded => recorded is not RegistryEvent.BatchAnchored),
                new RegistryEvent.KeyRevoked(
                    new ChainPoint(150, stolen.AddDays(2)), TestKeys.IdOf(key), new AgencyId(62, 1), 1,
                    stolen),
            ],
            ChangeDocument = document => document with { Anchor = null },
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(
            new AuthenticityOutcome(Authenticity.Indeterminate, Reasons.RevokedNoPoe, "REVOKED_NO_POE"),
            report.Authenticity);
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
        Assert.Equal(WindowAction.ManualReview, report.Action);
    }

    [Fact]
    public void Every_check_is_in_every_report_in_the_order_of_the_list()
    {
        Scenario scenario = new ScenarioBuilder().Build();

        VerificationReport good = Judge.Run(scenario.Evidence);
        VerificationReport unreadable = Judge.Run(scenario.EvidenceFor("{}"u8.ToArray()));

        Assert.Equal(Enum.GetValues<Check>(), good.Findings.Select(finding => finding.Check).Distinct());
        Assert.Equal(Enum.GetValues<Check>(), unreadable.Findings.Select(finding => finding.Check));
        Assert.All(
            unreadable.Findings.Skip(1),
            finding =>
                Assert.Equal(Finding.NotApplicable(finding.Check, Reasons.DocumentUnreadable), finding));
    }

    [Theory]
    [InlineData("", Authenticity.TotalFailed, Reasons.FormatFailure, WindowAction.Reject)]
    [InlineData("{}", Authenticity.TotalFailed, Reasons.FormatFailure, WindowAction.Reject)]
    [InlineData("not json", Authenticity.TotalFailed, Reasons.FormatFailure, WindowAction.Reject)]
    public void What_is_no_document_is_rejected(
        string text, Authenticity authenticity, string reason, WindowAction action)
    {
        Evidence evidence = new ScenarioBuilder().Build().EvidenceFor(
            System.Text.Encoding.UTF8.GetBytes(text));

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal(authenticity, report.Authenticity.Authenticity);
        Assert.Equal(reason, report.Authenticity.Reason);
        Assert.Equal(action, report.Action);
    }

    [Fact]
    public void The_same_evidence_gives_the_same_bytes_on_many_threads()
    {
        Scenario scenario = Sm2Only.Build();
        byte[] expected = ReportJson.Write(Judge.Run(scenario.Evidence));

        byte[][] reports = new byte[200][];
        Parallel.For(0, reports.Length, i =>
            reports[i] = ReportJson.Write(Judge.Run(scenario.EvidenceFor(scenario.Document))));

        Assert.All(reports, report => Assert.Equal(expected, report));
    }

    [Fact]
    public void A_moment_is_as_fine_as_a_report_can_say_it()
    {
        Evidence evidence = new ScenarioBuilder().Build().Evidence;

        Evidence finer = evidence with { At = evidence.At.AddMilliseconds(999) };

        Assert.Equal(ReportJson.Write(Judge.Run(evidence)), ReportJson.Write(Judge.Run(finer)));
    }
}
