using Certs.Core.Recognition;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Bridges;

/// <summary>Who may bridge: entitled by its own province, and accredited by the relying one unless it is near.</summary>
public sealed class BridgeBodyTests
{
    private static readonly BridgeScenarioBuilder Good = new();

    [Fact]
    public void A_body_of_a_third_province_that_nobody_accredited_does_not_help()
    {
        BridgeScenario scenario = (Good with { Body = new AgencyId(53, 1) }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotAccredited);
    }

    [Fact]
    public void A_body_of_a_third_province_that_the_relying_province_accredits_helps()
    {
        BridgeScenario scenario = Accredited(TestRegistry.Founded, null).Build();

        Assert.Equal(
            RecognitionStatus.RecognisedByBridge, Judge.Run(scenario.Evidence).Recognition.Status);
    }

    [Fact]
    public void A_body_accredited_by_another_province_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            Body = new AgencyId(53, 1),
            ChangeEvents = events =>
                [.. events, new RegistryEvent.BridgeAccredited(
                    TestRegistry.FirstBlock, 62, new AgencyId(53, 1), TestRegistry.Founded, null)],
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotAccredited);
    }

    [Fact]
    public void A_body_that_was_not_yet_accredited_when_it_made_the_statement_does_not_help()
    {
        BridgeScenario scenario = Accredited(Good.TimeOfAnchor.AddSeconds(1), null).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotAccredited);
    }

    [Fact]
    public void A_body_that_is_no_longer_accredited_does_not_help_with_what_it_said_before()
    {
        BridgeScenario scenario =
            Accredited(TestRegistry.Founded, Good.TimeOfAnchor.AddHours(1)).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotAccredited);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(-400, 0)]
    public void A_body_that_its_province_did_not_authorise_then_does_not_help(int fromSeconds, int? untilSeconds)
    {
        DateTimeOffset from = Good.TimeOfAnchor.AddSeconds(fromSeconds);
        DateTimeOffset? until = untilSeconds is { } end ? Good.TimeOfAnchor.AddSeconds(end) : null;
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.TypeAuthorised authorised && authorised.Agency == Good.Body
                    ? authorised with { From = from, Until = until }
                    : recorded),
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotEntitled);
    }

    [Fact]
    public void An_agency_that_may_only_issue_certificates_does_not_help()
    {
        BridgeScenario scenario = (Good with
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.TypeAuthorised authorised && authorised.Agency == Good.Body
                    ? authorised with { Type = TestRegistry.Type.TypeId }
                    : recorded),
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeBodyNotEntitled);
    }

    [Fact]
    public void Nobody_vouches_for_a_certificate_of_his_own()
    {
        BridgeScenario scenario = (Good with
        {
            Body = new AgencyId(62, 1),
            ChangeEvents = events => events.Where(recorded =>
                recorded is not RegistryEvent.AgencyAdded { Profile: var profile }
                || profile == TestRegistry.Profile.Digest),
        }).Build();

        BridgeCheckTests.AssertRefused(scenario, Outcome.Failed, Reasons.BridgeOfOwnCertificate);
    }

    private static BridgeScenarioBuilder Accredited(DateTimeOffset from, DateTimeOffset? until) => Good with
    {
        Body = new AgencyId(53, 1),
        ChangeEvents = events => [.. events, new RegistryEvent.BridgeAccredited(
            TestRegistry.FirstBlock, 33, new AgencyId(53, 1), from, until)],
    };
}
