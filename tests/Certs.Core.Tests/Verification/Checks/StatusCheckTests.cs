using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class StatusCheckTests
{
    private static readonly DateTimeOffset Anchored = new(2026, 7, 1, 8, 0, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Day = Anchored.AddDays(1);
    private static readonly Hash32 Handle =
        new(Hashing.Sha256(Enumerable.Range(1, 16).Select(one => (byte)one).ToArray()));

    [Theory]
    [InlineData(CertificateState.Active, Reasons.StatusActive, Standing.Active, WindowAction.Accept)]
    [InlineData(CertificateState.Suspended, Reasons.StatusSuspended, Standing.Suspended, WindowAction.Reject)]
    [InlineData(CertificateState.Superseded, Reasons.StatusSuperseded, Standing.Superseded,
        WindowAction.AskForFreshProof)]
    [InlineData(CertificateState.Revoked, Reasons.StatusRevoked, Standing.Revoked, WindowAction.Reject)]
    [InlineData(CertificateState.Cancelled, Reasons.StatusCancelled, Standing.Cancelled, WindowAction.Reject)]
    public void The_issuers_word_speaks_through_the_standing(
        CertificateState state, string reason, Standing standing, WindowAction action)
    {
        Evidence evidence = With(Said(state, 1, Anchored.AddHours(1))).Build().Evidence;

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal((Outcome.Passed, reason), evidence.By(Check.Status));
        Assert.Equal(standing, report.Standing.Standing);
        Assert.Equal(1u, report.Standing.Status?.Sequence);
        Assert.Equal(action, report.Action);
        Assert.Equal(Authenticity.TotalPassed, report.Authenticity.Authenticity);
    }

    [Theory]
    [InlineData(1, Standing.Active)]
    [InlineData(0, Standing.Revoked)]
    [InlineData(-1, Standing.Revoked)]
    public void A_word_holds_from_its_effective_moment_on(int seconds, Standing standing)
    {
        ScenarioBuilder builder = With(Said(CertificateState.Revoked, 1, Day.AddSeconds(seconds)));

        Assert.Equal(standing, Judge.Run(builder.Build().Evidence).Standing.Standing);
    }

    [Theory]
    [InlineData(10, Standing.Active)]
    [InlineData(12, Standing.Suspended)]
    [InlineData(15, Standing.Active)]
    [InlineData(20, Standing.Active)]
    public void A_certificate_that_was_suspended_and_resumed_was_suspended_in_between(
        int hour, Standing standing)
    {
        ScenarioBuilder builder = With(
            Said(CertificateState.Suspended, 1, Anchored.AddHours(12)),
            Said(CertificateState.Active, 2, Anchored.AddHours(15))) with
        {
            At = Anchored.AddHours(hour),
        };

        Assert.Equal(standing, Judge.Run(builder.Build().Evidence).Standing.Standing);
    }

    [Theory]
    [InlineData(199, Standing.Active)]
    [InlineData(200, Standing.Revoked)]
    public void A_retroactive_word_holds_only_from_the_block_that_knows_it(long knownAt, Standing standing)
    {
        Scenario scenario = With(Said(CertificateState.Revoked, 1, Anchored.AddHours(1), block: 200)).Build();
        Evidence evidence = scenario.Evidence with
        {
            Registry = new Lookup<RegistryView>.Found(
                scenario.View.AsKnownAt(TestRegistry.Head(knownAt, Day))),
        };

        Assert.Equal(standing, Judge.Run(evidence).Standing.Standing);
    }

    [Theory]
    [InlineData(60, Outcome.Passed, Reasons.StatusNeverChanged, Standing.Active)]
    [InlineData(61, Outcome.Undecided, Reasons.StatusStale, Standing.Unknown)]
    public void An_old_view_says_nothing_of_now(
        int ageSeconds, Outcome outcome, string reason, Standing standing)
    {
        Evidence good = new ScenarioBuilder().Build().Evidence;
        Evidence evidence = good with { KnownUntil = good.Now.AddSeconds(-ageSeconds) };

        VerificationReport report = Judge.Run(evidence);

        Assert.Equal((outcome, reason), evidence.By(Check.Status));
        Assert.Equal(standing, report.Standing.Standing);
        Assert.Equal(
            standing == Standing.Active ? Authenticity.TotalPassed : Authenticity.Indeterminate,
            report.Authenticity.Authenticity);
        Assert.Equal(standing == Standing.Active ? Depth.Full : Depth.OfflineSnapshot, report.Depth);
        Assert.Equal(
            standing == Standing.Active ? WindowAction.Accept : WindowAction.AskForFreshProof, report.Action);
    }

    [Fact]
    public void What_an_old_view_proves_to_be_wrong_stays_wrong()
    {
        Evidence good = new ScenarioBuilder
        {
            ChangeEvents = events => events.Select(recorded =>
                recorded is RegistryEvent.KeyAdded key ? key with { Until = Anchored.AddDays(-1) } : recorded),
        }.Build().Evidence;

        VerificationReport report = Judge.Run(good with { KnownUntil = good.Now.AddDays(-1) });

        Assert.Equal(
            (Authenticity.TotalFailed, Reasons.SignedOutsideKeyValidity),
            (report.Authenticity.Authenticity, report.Authenticity.Reason));
    }

    [Fact]
    public void An_old_view_still_says_what_held_before_it()
    {
        Evidence good = new ScenarioBuilder().Build().Evidence;
        Evidence evidence = good with { KnownUntil = good.At, Now = good.At.AddYears(1) };

        Assert.Equal((Outcome.Passed, Reasons.StatusNeverChanged), evidence.By(Check.Status));
    }

    [Theory]
    [InlineData(120, Reasons.StatusNeverChanged, WindowAction.Accept)]
    [InlineData(121, Reasons.StatusForecast, WindowAction.AcceptWithNotice)]
    public void A_moment_ahead_is_answered_with_a_notice(int secondsAhead, string reason, WindowAction action)
    {
        Evidence good = new ScenarioBuilder().Build().Evidence;
        Evidence evidence = good with { At = good.Now.AddSeconds(secondsAhead) };

        Assert.Equal((Outcome.Passed, reason), evidence.By(Check.Status));
        Assert.Equal(action, Judge.Run(evidence).Action);
    }

    [Fact]
    public void Another_certificates_status_is_not_this_ones()
    {
        RegistryEvent.StatusChanged other =
            Said(CertificateState.Revoked, 1, Anchored) with { Handle = TestRegistry.HashOf("other") };

        Assert.Equal((Outcome.Passed, Reasons.StatusNeverChanged), With(other).By(Check.Status));
    }

    [Fact]
    public void Another_agencys_word_is_not_this_ones()
    {
        RegistryEvent.StatusChanged other =
            Said(CertificateState.Revoked, 1, Anchored) with { Agency = new AgencyId(33, 1) };

        Assert.Equal((Outcome.Passed, Reasons.StatusNeverChanged), With(other).By(Check.Status));
    }

    private static ScenarioBuilder With(params RegistryEvent[] words) =>
        new() { ChangeEvents = events => events.Concat(words) };

    private static RegistryEvent.StatusChanged Said(
        CertificateState state, uint sequence, DateTimeOffset effective, long block = 0)
    {
        ChainPoint at = new(block == 0 ? 100 + sequence : block, Anchored.AddMinutes(sequence));
        return new RegistryEvent.StatusChanged(
            at, new AgencyId(62, 1), Handle, new StatusRecord(state, 3, effective, at.BlockTime, sequence));
    }
}
