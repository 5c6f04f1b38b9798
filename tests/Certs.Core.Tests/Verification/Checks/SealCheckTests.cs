using Certs.Core.Seals;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Seals;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class SealCheckTests
{
    private static readonly SealMaker Good = new();

    [Theory]
    [InlineData(SealGeneration.V1)]
    [InlineData(SealGeneration.V4)]
    [InlineData(SealGeneration.V5)]
    public void A_good_seal_of_every_generation_passes_with_the_time_of_sealing(SealGeneration generation)
    {
        ScenarioBuilder builder = new() { Seal = Good with { Generation = generation } };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Finding seal = report.Findings.Single(finding => finding.Check == Check.Seal);
        Finding expected = Finding.Passed(
            Check.Seal, Reasons.Ok,
            $"Generation {(byte)generation}, seal 62010220260001. Anchored 2026-07-01T08:00:05Z.");
        Assert.Equal(expected.Using(Clock.Sealed, builder.IssuedAt), seal);
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(WindowAction.Accept, report.Action);
    }

    [Fact]
    public void A_document_without_a_seal_has_nothing_to_check()
    {
        Assert.Equal((Outcome.NotApplicable, Reasons.NoSeal), new ScenarioBuilder().By(Check.Seal));
    }

    [Theory]
    [InlineData(Suite.ES256)]
    [InlineData(Suite.ES384)]
    [InlineData(Suite.RS256)]
    [InlineData(Suite.EdDSA)]
    public void Maker_and_signer_may_use_another_suite_that_is_named_by_its_identifier(Suite suite)
    {
        SealMaker maker = Good with
        {
            MakerKey = TestKeys.Of(suite, "maker"),
            SignerKey = TestKeys.Of(suite, "signer"),
        };

        Assert.Equal((Outcome.Passed, Reasons.Ok), By(maker));
    }

    [Fact]
    public void Signature_values_may_be_raw_as_they_occur_in_the_field()
    {
        Assert.Equal((Outcome.Passed, Reasons.Ok), By(Good with { Value = SealValue.Raw }));
    }

    [Fact]
    public void The_other_identifier_of_SM2_signatures_means_the_same()
    {
        Assert.Equal((Outcome.Passed, Reasons.Ok), By(Good with { Algorithm = "1.2.156.10197.1.301.1" }));
    }

    [Fact]
    public void A_list_of_digests_lists_the_signer_as_well()
    {
        Assert.Equal((Outcome.Passed, Reasons.Ok), By(Good with { ListsDigests = true }));
    }

    [Fact]
    public void A_maker_that_nobody_entered_is_not_trusted_and_the_window_is_told()
    {
        ScenarioBuilder builder = new() { Seal = Good, Policy = VerificationPolicy.Default };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Undecided, Reasons.SealMakerNotTrusted), builder.By(Check.Seal));
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(WindowAction.AcceptWithNotice, report.Action);
    }

    [Theory]
    [InlineData("2026-07-01T08:00:00Z", null, Outcome.Passed)]
    [InlineData("2026-07-01T08:00:01Z", null, Outcome.Undecided)]
    [InlineData("2026-01-01T00:00:00Z", "2026-07-01T08:00:01Z", Outcome.Passed)]
    [InlineData("2026-01-01T00:00:00Z", "2026-07-01T08:00:00Z", Outcome.Undecided)]
    public void Trust_in_a_maker_has_a_first_moment_and_an_excluded_last(
        string from, string? until, Outcome expected)
    {
        TrustedMaker trusted = Good.Trusted(At(from), until is null ? null : At(until));

        (Outcome outcome, _) = new ScenarioBuilder
        {
            Seal = Good,
            Policy = new VerificationPolicy { SealMakers = new SealTrust([trusted]) },
        }.By(Check.Seal);

        Assert.Equal(expected, outcome);
    }

    [Theory]
    [InlineData("2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z", Outcome.Passed)]
    [InlineData("2026-07-01T08:00:01Z", "2027-01-01T00:00:00Z", Outcome.Failed)]
    [InlineData("2026-01-01T00:00:00Z", "2026-07-01T07:59:59Z", Outcome.Failed)]
    public void A_seal_must_be_applied_within_its_period_ends_included(
        string from, string until, Outcome expected)
    {
        SealMaker maker = Good with { ValidFrom = At(from), ValidUntil = At(until) };

        ScenarioBuilder builder = new() { Seal = maker };

        VerificationReport report = Judge.Run(builder.Build().Evidence);
        Finding seal = report.Findings.Single(finding => finding.Check == Check.Seal);
        Assert.Equal(expected, seal.Outcome);
        Assert.Equal(
            expected == Outcome.Failed ? Reasons.SealedOutsideSealValidity : null,
            report.Authenticity.Reason);
    }

    [Theory]
    [InlineData("2026-07-01T08:00:00Z", Outcome.Passed)]
    [InlineData("2026-07-01T07:59:59Z", Outcome.Failed)]
    public void The_signers_certificate_must_be_valid_when_the_seal_is_applied(
        string notAfter, Outcome expected)
    {
        TestCertificate certificate = Good.SignerCertificate with { NotAfter = At(notAfter) };

        SealMaker maker = Good with { SignerCertificate = certificate };

        Assert.Equal(expected, By(maker).Outcome);
    }

    [Fact]
    public void A_seal_that_has_expired_since_stays_good()
    {
        SealMaker maker = Good with { ValidUntil = At("2026-07-02T00:00:00Z") };

        ScenarioBuilder builder = new() { Seal = maker, HeadTime = At("2029-07-01T00:00:00Z") };

        Assert.Equal((Outcome.Passed, Reasons.Ok), builder.By(Check.Seal));
    }

    [Fact]
    public void A_seal_of_another_document_is_proof_against_this_one()
    {
        SealMaker maker = Good with { ChangeDataHash = hash => [.. hash.Reverse()] };

        VerificationReport report = Judge.Run(new ScenarioBuilder { Seal = maker }.Build().Evidence);

        Assert.Equal(Reasons.SealDataMismatch, report.Authenticity.Reason);
        Assert.Equal(WindowAction.Reject, report.Action);
    }

    [Fact]
    public void A_wrong_signature_of_maker_or_signer_is_proof_against_the_seal()
    {
        Assert.Equal((Outcome.Failed, Reasons.SealCryptoFailure), By(Good with { ChangeMakerValue = Flip }));
        Assert.Equal((Outcome.Failed, Reasons.SealCryptoFailure), By(Good with { ChangeSignerValue = Flip }));
    }

    [Fact]
    public void A_renewed_certificate_of_the_signer_is_not_listed_and_no_forgery()
    {
        byte[] old = (Good with { SignerCertificate = new TestCertificate { Serial = 99 } }).SignerDer;

        Assert.Equal((Outcome.Undecided, Reasons.SealSignerNotListed), By(Good with { Listed = [old] }));
        Assert.Equal((Outcome.Undecided, Reasons.SealSignerNotListed), By(Good with { Listed = [] }));
    }

    [Fact]
    public void What_is_not_implemented_leaves_the_seal_undecided()
    {
        (Outcome, string) unsupported = (Outcome.Undecided, Reasons.SealStandardUnsupported);

        Assert.Equal(unsupported, By(Good with { Algorithm = "1.2.3" }));
        Assert.Equal(unsupported, By(Good with { HeaderVersion = 6 }));
        Assert.Equal(unsupported, By(Good with { Extension = true }));
        Assert.Equal((Outcome.Passed, Reasons.Ok), By(Good with { Extension = false }));
    }

    [Theory]
    [InlineData((byte)0x80, Outcome.Passed)]
    [InlineData((byte)0x40, Outcome.Passed)]
    [InlineData((byte)0x20, Outcome.Undecided)]
    [InlineData(null, Outcome.Passed)]
    public void A_certificate_that_is_not_for_signing_leaves_the_seal_undecided(byte? usage, Outcome expected)
    {
        SealMaker maker = Good with { SignerCertificate = Good.SignerCertificate with { KeyUsage = usage } };

        Assert.Equal(expected, By(maker).Outcome);
    }

    [Fact]
    public void A_makers_certificate_that_was_not_valid_when_the_seal_was_made_leaves_it_undecided()
    {
        SealMaker maker = Good with
        {
            MakerCertificate = Good.MakerCertificate with { NotAfter = Good.Created.AddSeconds(-1) },
        };

        Assert.Equal((Outcome.Undecided, Reasons.SealCertificateUnfit), By(maker));
    }

    [Theory]
    [InlineData("2026-07-01T07:58:00Z", Outcome.Passed)]
    [InlineData("2026-07-01T07:57:59Z", Outcome.Undecided)]
    [InlineData("2026-07-02T08:02:05Z", Outcome.Passed)]
    [InlineData("2026-07-02T08:02:06Z", Outcome.Undecided)]
    public void A_seal_that_claims_to_be_older_than_its_document_or_to_come_is_uncertain(
        string sealedAt, Outcome expected)
    {
        (Outcome outcome, string reason) = By(Good with { SealedAt = At(sealedAt) });

        Assert.Equal(expected, outcome);
        Assert.Equal(expected == Outcome.Passed ? Reasons.Ok : Reasons.SealTimeUncertain, reason);
    }

    [Fact]
    public void A_time_stamp_token_of_the_first_generation_leaves_the_time_uncertain()
    {
        SealMaker maker = Good with { Generation = SealGeneration.V1, TimeInfo = [0x30, 0x00] };

        Assert.Equal((Outcome.Undecided, Reasons.SealTimeUncertain), By(maker));
    }

    [Fact]
    public void A_time_stamp_beside_the_signature_is_told_to_be_not_judged()
    {
        ScenarioBuilder builder = new() { Seal = Good with { TimeStamp = [1, 2, 3] } };

        Finding seal = Judge.Run(builder.Build().Evidence).Findings.Single(one => one.Check == Check.Seal);

        Assert.Equal(Outcome.Passed, seal.Outcome);
        Assert.EndsWith("Its time stamp was not judged.", seal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_seal_leave_the_check_undecided_and_the_document_authentic()
    {
        ScenarioBuilder builder = new()
        {
            ChangeDocument = document => document with { Seal = new byte[] { 0x30, 0x03, 0x02, 0x01 } },
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Undecided, Reasons.SealUnreadable), builder.By(Check.Seal));
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
    }

    private static (Outcome Outcome, string Reason) By(SealMaker maker) =>
        new ScenarioBuilder { Seal = maker }.By(Check.Seal);

    private static byte[] Flip(byte[] value)
    {
        value[^1] ^= 1;
        return value;
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
