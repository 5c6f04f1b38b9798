using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class KeyCheckTests
{
    private static readonly SigningKey Key = TestKeys.Of(Suite.ES256);
    private static readonly DateTimeOffset Anchored = new(2026, 7, 1, 8, 0, 5, TimeSpan.Zero);
    private static readonly ScenarioBuilder OneKey = new() { Keys = [Key], AnchoredAt = Anchored };

    // The block in which a revocation is recorded: before the anchor's, or after it.
    [Theory]
    [InlineData(-1, 50, Outcome.Failed, Reasons.SignedAfterKeyRevocation)]
    [InlineData(0, 50, Outcome.Failed, Reasons.SignedAfterKeyRevocation)]
    [InlineData(1, 50, Outcome.Passed, Reasons.KeyRevokedLater)]
    [InlineData(-1, 150, Outcome.Failed, Reasons.SignedAfterKeyRevocation)]
    [InlineData(0, 150, Outcome.Failed, Reasons.SignedAfterKeyRevocation)]
    [InlineData(1, 150, Outcome.Passed, Reasons.KeyRevokedLater)]
    [InlineData(-1, 201, Outcome.Passed, Reasons.Ok)]
    public void A_revocation_cuts_at_its_invalidity_date_whenever_it_was_recorded(
        int secondsAfterAnchor, long block, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = OneKey with
        {
            ChangeEvents = events => events.Append(new RegistryEvent.KeyRevoked(
                new ChainPoint(block, Anchored.AddHours(1)), TestKeys.IdOf(Key), 1,
                Anchored.AddSeconds(secondsAfterAnchor))),
        };

        (Outcome, string) found = builder.By(Check.Key);

        Assert.Equal((outcome, reason), found);
    }

    [Theory]
    [InlineData(1, null, Outcome.Failed, Reasons.SignedOutsideKeyValidity)]
    [InlineData(0, null, Outcome.Passed, Reasons.Ok)]
    [InlineData(-10, 1, Outcome.Passed, Reasons.Ok)]
    [InlineData(-10, 0, Outcome.Failed, Reasons.SignedOutsideKeyValidity)]
    [InlineData(-10, -1, Outcome.Failed, Reasons.SignedOutsideKeyValidity)]
    public void A_key_signs_from_its_first_moment_until_before_its_last(
        int from, int? until, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = OneKey with
        {
            RegisteredKeys = [],
            ChangeEvents = events => events.Append(new RegistryEvent.KeyAdded(
                TestRegistry.FirstBlock, TestKeys.IdOf(Key), new AgencyId(62, 1), Suite.ES256,
                Anchored.AddSeconds(from), until is { } end ? Anchored.AddSeconds(end) : null,
                Key.Public.Spki)),
        };

        (Outcome, string) found = builder.By(Check.Key);

        Assert.Equal((outcome, reason), found);
    }

    [Fact]
    public void A_retired_key_keeps_what_it_signed_before()
    {
        ScenarioBuilder builder = OneKey with
        {
            ChangeEvents = events => events.Append(new RegistryEvent.KeyRetired(
                new ChainPoint(150, Anchored.AddHours(1)), TestKeys.IdOf(Key), Anchored.AddSeconds(1))),
        };

        Assert.Equal((Outcome.Passed, Reasons.Ok), builder.By(Check.Key));
    }

    [Fact]
    public void The_key_of_another_agency_fails()
    {
        ScenarioBuilder builder = OneKey with
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.KeyAdded added
                    ? added with { Agency = new AgencyId(62, 2) }
                    : recorded),
        };

        Assert.Equal((Outcome.Failed, Reasons.KeyNotOfIssuer), builder.By(Check.Key));
    }

    [Theory]
    [InlineData(false, Reasons.NoPoe)]
    [InlineData(true, Reasons.RevokedNoPoe)]
    public void Without_a_proof_of_existence_nothing_is_said_for_a_key(bool isRevoked, string reason)
    {
        ScenarioBuilder builder = OneKey with
        {
            ChangeDocument = document => document with { Anchor = null },
            ChangeEvents = events => isRevoked
                ? events.Append(new RegistryEvent.KeyRevoked(
                    new ChainPoint(150, Anchored), TestKeys.IdOf(Key), 1, Anchored.AddYears(1)))
                : events,
        };

        Assert.Equal((Outcome.Undecided, reason), builder.By(Check.Key));
    }

    [Fact]
    public void A_key_that_nobody_registered_is_unknown()
    {
        ScenarioBuilder builder = OneKey with { RegisteredKeys = [] };

        Assert.Equal((Outcome.Undecided, Reasons.KeyUnknown), builder.By(Check.Key));
        Assert.Equal((Outcome.Undecided, Reasons.KeyUnknown), builder.By(Check.Signature));
    }

    [Fact]
    public void A_revoked_key_among_two_leaves_the_other_signature_and_a_notice()
    {
        ScenarioBuilder builder = new()
        {
            RelyingProvince = 53,
            ChangeEvents = events => events.Append(new RegistryEvent.KeyRevoked(
                new ChainPoint(150, Anchored), TestKeys.IdOf(Key), 1, Anchored.AddDays(-1))),
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Failed, Reasons.SignedAfterKeyRevocation), builder.By(Check.Key, Suite.ES256));
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
        Assert.Equal(Suite.SM2, report.Recognition.Suite);
        Assert.Equal(WindowAction.AcceptWithNotice, report.Action);
    }

    [Fact]
    public void Two_revoked_keys_leave_no_signature()
    {
        ScenarioBuilder builder = new()
        {
            ChangeEvents = events => events.Concat(
                ((Suite[])[Suite.ES256, Suite.SM2]).Select(suite => new RegistryEvent.KeyRevoked(
                    new ChainPoint(150, Anchored), TestKeys.IdOf(TestKeys.Of(suite)), 1,
                    Anchored.AddDays(-1)))),
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal(
            new AuthenticityOutcome(Authenticity.TotalFailed, Reasons.SignedAfterKeyRevocation, "REVOKED"),
            report.Authenticity);
    }
}
