using Certs.Core.Bridging;
using Certs.Core.Documents;
using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Bridges;

/// <summary>Every way to make a bridge statement say more than it says must fail.</summary>
public sealed class BridgeAttackTests
{
    private static readonly BridgeScenarioBuilder Good = new();

    [Fact]
    public void A_statement_attached_to_another_document_is_found_out()
    {
        BridgeScenario scenario = Good.Build();
        Scenario other = (Good.Original with
        {
            ChangeDraft = draft => draft with { Supersedes = "another" },
        }).Build();

        VerificationReport report = Judge.Run(scenario.EvidenceFor(other.Document, scenario.Statement));

        Assert.Equal(
            (Outcome.Failed, Reasons.BridgeMisattached, "The statement names another payload."), Told(report));
        Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
    }

    [Fact]
    public void A_statement_attached_to_other_signatures_of_the_same_document_is_found_out()
    {
        BridgeScenario scenario = Good.Build();
        SigningKey key = TestKeys.Of(Suite.SM2);
        CertificateDocument document = DocumentReader.Read(scenario.Document);
        DocumentSignature signature = document.Signatures[0];
        byte[] again = DocumentWriter.Write(document with
        {
            Signatures = [signature with { Value = key.Sign(document.SigningInput(signature)) }],
        });

        VerificationReport report = Judge.Run(scenario.EvidenceFor(again, scenario.Statement));

        Assert.Equal(
            (Outcome.Failed, Reasons.BridgeMisattached, "The statement names another signatures."), Told(report));
        Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
    }

    [Fact]
    public void A_statement_about_a_statement_is_found_out()
    {
        BridgeScenario first = Good.Build();
        BridgeStatement inner = BridgeStatementReader.Read(first.Statement);
        BridgeScenario second = (Good with
        {
            ChangeClaims = claims => claims with
            {
                Original = claims.Original with { Issuer = inner.Claims.Issuer, Leaf = inner.ComputeLeaf() },
            },
            Body = new AgencyId(62, 3),
        }).Build();

        BridgeCheckTests.AssertRefused(second, Outcome.Failed, Reasons.BridgeMisattached);
    }

    [Fact]
    public void A_statement_that_names_the_type_of_statements_is_a_bridge_of_a_bridge()
    {
        BridgeScenario scenario = (Good with { ChangeStatement = About(BridgeType.Vct) }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeOfBridge);
    }

    [Fact]
    public void A_statement_presented_as_a_certificate_is_no_certificate()
    {
        BridgeScenario scenario = Good.Build();

        VerificationReport report = Judge.Run(scenario.EvidenceFor(scenario.Statement, scenario.Statement));

        Assert.NotEqual(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(RecognitionStatus.Undetermined, report.Recognition.Status);
    }

    [Fact]
    public void A_licence_that_was_revoked_later_is_rejected_however_it_is_bridged()
    {
        BridgeScenario good = Good.Build();
        DateTimeOffset revoked = Good.TimeOfAnchor.AddHours(2);
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => [.. events, new RegistryEvent.StatusChanged(
                new ChainPoint(160, revoked), new AgencyId(62, 1),
                PresentedDocument.Read(good.Document).Handle,
                new StatusRecord(CertificateState.Revoked, 1, revoked, revoked, 1))],
        }).Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(Standing.Revoked, report.Standing.Standing);
        Assert.Equal(WindowAction.Reject, report.Action);
    }

    [Fact]
    public void A_licence_whose_key_is_found_to_have_been_compromised_is_not_laundered()
    {
        DateTimeOffset since = Good.Original.IssuedAt.AddDays(-1);
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => [.. events, new RegistryEvent.KeyRevoked(
                new ChainPoint(160, Good.TimeOfAnchor.AddHours(2)), TestKeys.IdOf(TestKeys.Of(Suite.SM2)),
                new AgencyId(62, 1), 1, since)],
        }).Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(Authenticity.TotalFailed, report.Authenticity.Authenticity);
        Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Equal(WindowAction.Reject, report.Action);
    }

    [Fact]
    public void A_statement_whose_key_was_compromised_before_it_was_anchored_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => [.. events, new RegistryEvent.KeyRevoked(
                new ChainPoint(160, Good.TimeOfAnchor.AddHours(2)), TestKeys.IdOf(Good.Keys[0]), Good.Body, 1,
                Good.TimeOfAnchor)],
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeKeyNotGood);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void An_expired_statement_does_not_help(int secondsAfterExpiry, bool helps)
    {
        DateTimeOffset at = Good.TimeMade + Good.Lasting + TimeSpan.FromSeconds(secondsAfterExpiry);
        BridgeScenario scenario =
            (Good with { Original = Good.Original with { HeadTime = at } }).Build();

        if (helps)
        {
            Assert.Equal(
                RecognitionStatus.RecognisedByBridge, Judge.Run(scenario.Evidence).Recognition.Status);
        }
        else
        {
            BridgeCheckTests.AssertRefused(scenario, Outcome.Undecided, Reasons.BridgeExpired);
        }
    }

    [Fact]
    public void A_statement_does_not_hold_before_it_was_made()
    {
        BridgeScenario scenario = (Good with
        {
            Original = Good.Original with { At = Good.TimeMade.AddSeconds(-1), Now = Good.TimeMade.AddDays(1) },
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Undecided, Reasons.BridgeNotYet);
    }

    [Fact]
    public void A_withdrawn_statement_does_not_help()
    {
        BridgeScenario good = Good.Build();
        DateTimeOffset withdrawn = Good.TimeOfAnchor.AddHours(2);
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => [.. events, new RegistryEvent.StatusChanged(
                new ChainPoint(160, withdrawn), Good.Body, PresentedStatement.Read(good.Statement).Handle,
                new StatusRecord(CertificateState.Revoked, 1, withdrawn, withdrawn, 1))],
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeWithdrawn);
    }

    [Fact]
    public void A_statement_by_a_body_for_input_that_it_cannot_have_verified_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            ChangeClaims = claims => claims with { AsOfBlock = Good.Original.AnchorBlock - 1 },
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeWithoutVerification);
    }

    [Fact]
    public void A_statement_by_a_body_for_its_own_forgery_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            Original = Good.Original with
            {
                RegisteredKeys = [TestKeys.Of(Suite.SM2)],
                ChangeDocument = document => document with
                {
                    Signatures = [document.Signatures[0] with { Value = new byte[64] }],
                },
            },
        }).Build();

        VerificationReport report = Judge.Run(scenario.Evidence);

        Assert.Equal(Authenticity.TotalFailed, report.Authenticity.Authenticity);
        Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        Assert.Equal(WindowAction.Reject, report.Action);
    }

    [Fact]
    public void A_statement_about_a_licence_that_was_never_anchored_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => events.Where(recorded =>
                recorded is not RegistryEvent.BatchAnchored { Anchor.Kind: 1 }),
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Undecided, Reasons.BridgeOriginalNotProven);
    }

    [Fact]
    public void A_statement_that_is_not_anchored_does_not_help()
    {
        BridgeScenario scenario = Good.Build();
        byte[] bare = BridgeStatementWriter.Write(
            BridgeStatementReader.Read(scenario.Statement) with { Anchor = null });

        VerificationReport report = Judge.Run(scenario.EvidenceFor(scenario.Document, bare));

        Assert.Equal(Reasons.BridgeNotAnchored, BridgeCheckTests.BridgeFinding(report).Reason);
        Assert.Equal(WindowAction.ReferToBridge, report.Action);
    }

    [Fact]
    public void A_statement_anchored_as_a_certificate_or_by_another_agency_does_not_help()
    {
        BridgeScenario asCertificate =
            (Good with { ChangeAnchor = anchor => anchor with { Kind = 1 } }).Build();
        BridgeScenario byAnother =
            (Good with { ChangeAnchor = anchor => anchor with { Agency = new AgencyId(62, 9) } }).Build();

        BridgeCheckTests.AssertRefused(asCertificate, Outcome.Failed, Reasons.BridgeAnchorMismatch);
        BridgeCheckTests.AssertRefused(byAnother, Outcome.Failed, Reasons.BridgeAnchorMismatch);
    }

    [Fact]
    public void A_back_dated_statement_does_not_help()
    {
        BridgeScenario scenario =
            (Good with { AnchoredAt = Good.TimeMade.AddHours(23), MadeAt = Good.TimeMade.AddHours(-2) }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeTimeOrder);
    }

    [Fact]
    public void A_statement_signed_with_a_foreign_key_or_without_one_of_its_signatures_does_not_help()
    {
        BridgeScenario foreign = (Good with
        {
            ChangeEvents = events => events.Where(recorded =>
                recorded is not RegistryEvent.KeyAdded { Agency: var agency } || agency != Good.Body),
        }).Build();
        BridgeScenario stripped = (Good with
        {
            Keys = [TestKeys.Of(Suite.ES256, "body"), TestKeys.Of(Suite.SM2, "body")],
            ChangeStatement = statement => statement with { Signatures = [statement.Signatures[0]] },
        }).Build();

        BridgeCheckTests.AssertRefused(foreign, Outcome.Undecided, Reasons.BridgeKeyUnknown);
        BridgeCheckTests.AssertRefused(stripped, Outcome.Failed, Reasons.BridgeSignatureWrong);
    }

    [Fact]
    public void No_change_of_one_bit_anywhere_in_a_statement_goes_unnoticed()
    {
        BridgeScenario scenario = Good.Build();
        for (int position = 0; position < scenario.Statement.Length; position++)
        {
            byte[] changed = [.. scenario.Statement];
            changed[position] ^= (byte)(1 << (position % 8));

            VerificationReport report = Judge.Run(scenario.EvidenceFor(scenario.Document, changed));

            Assert.NotEqual(RecognitionStatus.RecognisedByBridge, report.Recognition.Status);
        }
    }

    private static (Outcome Outcome, string Reason, string? Detail) Told(VerificationReport report)
    {
        Finding finding = BridgeCheckTests.BridgeFinding(report);
        return (finding.Outcome, finding.Reason, finding.Detail);
    }

    // A builder would refuse to write such claims, so the type is changed afterwards; it is looked at before any
    // signature.
    private static Func<BridgeStatement, BridgeStatement> About(string type) => statement =>
    {
        byte[] payload = BridgeClaimsWriter.Write(statement.Claims with { Type = type });
        byte[] encoded = System.Text.Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(payload));
        return statement with
        {
            PayloadBytes = payload,
            PayloadEncoded = encoded,
            Claims = BridgeClaimsReader.Read(payload),
        };
    };
}
