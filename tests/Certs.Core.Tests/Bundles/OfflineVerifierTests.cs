using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.Types;
using Certs.Core.Verification;
using Certs.Testing.Bundles;
using Certs.Testing.Chain;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Bundles;

public sealed class OfflineVerifierTests : IDisposable
{
    private readonly TestValidators _validators = TestValidators.Make(4);

    public void Dispose() => _validators.Dispose();

    [Fact]
    public void A_good_bundle_is_accepted_with_the_verdict_of_the_service_and_the_depth_of_a_snapshot()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());

        VerificationReport offline = scenario.Offline;

        Assert.Equal(WindowAction.Accept, offline.Action);
        Assert.Equal(Depth.OfflineSnapshot, offline.Depth);
        Assert.Equal(Verdicts.Of(scenario.Online), Verdicts.Of(offline));
        Assert.Contains(
            "3 of 4 validators sealed block 100",
            offline.Findings.Single(finding => finding.Check == Check.Finality).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_without_evidence_is_undecided_and_says_what_is_missing()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());

        VerificationReport report = scenario.Verify(new Bundle { Document = scenario.Bundle.Document });

        Assert.Equal(Authenticity.Indeterminate, report.Authenticity.Authenticity);
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
        Assert.Equal(Depth.SignatureOnly, report.Depth);
        Assert.Equal(WindowAction.AskForFreshProof, report.Action);
        Assert.Equal(Reasons.AnchorEvidenceMissing, ReasonOf(report, Check.Inclusion));
        Assert.Equal(OfflineReasons.StatusProofMissing, ReasonOf(report, Check.Status));
    }

    [Fact]
    public void A_status_that_was_changed_is_told_and_its_history_too()
    {
        DateTimeOffset suspended = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events => events.Concat(TestStatuses.Of(
                (CertificateState.Suspended, suspended), (CertificateState.Active, suspended.AddHours(1)),
                (CertificateState.Revoked, suspended.AddHours(3)))),
        };

        Assert.Equal(Standing.Revoked, Make(builder).Offline.Standing.Standing);
        Assert.Equal(
            Standing.Active, Make(builder with { At = suspended.AddHours(2) }).Offline.Standing.Standing);
        Assert.Equal(
            Standing.Suspended, Make(builder with { At = suspended.AddMinutes(2) }).Offline.Standing.Standing);
        Assert.Equal(
            Standing.Active, Make(builder with { At = suspended.AddMinutes(-2) }).Offline.Standing.Standing);
    }

    [Fact]
    public void Without_its_history_a_change_that_came_later_leaves_the_status_undecided()
    {
        DateTimeOffset suspended = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        OfflineScenario scenario = Make(new ScenarioBuilder
        {
            At = suspended.AddMinutes(2),
            ChangeEvents = events => events.Concat(TestStatuses.Of(
                (CertificateState.Suspended, suspended), (CertificateState.Revoked, suspended.AddHours(1)))),
        });
        StatusEvidence status = scenario.Bundle.Status!;
        StatusEvidence bare = status with { Slots = [status.Slots[0] with { Earlier = [] }] };

        VerificationReport report = scenario.Verify(scenario.Bundle with { Status = bare });

        Assert.Equal(OfflineReasons.StatusHistoryMissing, ReasonOf(report, Check.Status));
        Assert.Equal(Standing.Unknown, report.Standing.Standing);
    }

    [Fact]
    public void A_newer_trust_file_that_knows_a_key_to_be_revoked_counts_against_an_older_bundle()
    {
        ScenarioBuilder builder = new();
        OfflineScenario scenario = Make(
            builder with
            {
                ChangeEvents = events => events.Concat(
                    events.OfType<RegistryEvent.KeyAdded>().Select(key => new RegistryEvent.KeyRevoked(
                        new ChainPoint(250, builder.IssuedAt.AddDays(2)), key.KeyId, key.Agency, 1,
                        builder.IssuedAt.AddDays(-1)))),
            },
            registriesBlock: 300);

        VerificationReport newest = scenario.Verifier.Verify(
            scenario.Bundle, scenario.Question with { Known = KnownAs.Newest, Now = scenario.Trust.MadeAt });

        Assert.Equal(Authenticity.TotalFailed, newest.Authenticity.Authenticity);
        Assert.Equal(300, newest.Inputs.Registry!.BlockNumber);
        Assert.Equal(Authenticity.TotalPassed, scenario.Offline.Authenticity.Authenticity);
    }

    [Fact]
    public void A_status_counts_for_as_long_as_the_trust_file_says()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        DateTimeOffset last = scenario.StatusBlock.BlockTime + scenario.Trust.ValidFor.Status;
        OfflineQuestion now = new(33, last);

        Assert.Equal(WindowAction.Accept, scenario.Verifier.Verify(scenario.Bundle, now).Action);
        VerificationReport late = scenario.Verifier.Verify(scenario.Bundle, now with { Now = last.AddSeconds(1) });

        Assert.Equal(Reasons.StatusStale, ReasonOf(late, Check.Status));
        Assert.Equal(Authenticity.TotalPassed, late.Authenticity.Authenticity);
        Assert.Equal(WindowAction.AskForFreshProof, late.Action);
    }

    [Fact]
    public void Rules_of_a_province_that_the_trust_file_does_not_cover_are_undecided()
    {
        OfflineScenario scenario = Make(new ScenarioBuilder());
        OfflineVerifier verifier = new(
            scenario.Trust with { RelyingProvinces = [62] }, CertificateTypes.BuiltIn,
            VerificationPolicy.Default);

        VerificationReport report = verifier.Verify(scenario.Bundle, scenario.Question);

        Assert.Equal(Reasons.PolicyUnavailable, ReasonOf(report, Check.Recognition));
    }

    private OfflineScenario Make(ScenarioBuilder builder, long? registriesBlock = null) =>
        new(builder.Build(), new TestBlocks(_validators), registriesBlock);

    private static string ReasonOf(VerificationReport report, Check check) =>
        report.Findings.Single(finding => finding.Check == check).Reason;
}
