using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class TimeCheckTests
{
    private static readonly DateTimeOffset Issued = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);

    // Seconds from the time of issue to the anchor's block; the skew is 120 s, the delay 24 h.
    [Theory]
    [InlineData(-121, Outcome.Failed, Reasons.TimeOrder)]
    [InlineData(-120, Outcome.Passed, Reasons.Ok)]
    [InlineData(0, Outcome.Passed, Reasons.Ok)]
    [InlineData(86400, Outcome.Passed, Reasons.Ok)]
    [InlineData(86401, Outcome.Failed, Reasons.Backdated)]
    public void A_document_is_anchored_soon_after_it_was_issued(int seconds, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = new() { IssuedAt = Issued, AnchoredAt = Issued.AddSeconds(seconds) };

        Assert.Equal((outcome, reason), builder.By(Check.Time));
    }

    [Theory]
    [InlineData(-31_536_000, Outcome.Passed, Reasons.Ok)]
    [InlineData(120, Outcome.Passed, Reasons.Ok)]
    [InlineData(121, Outcome.Failed, Reasons.TimeOrder)]
    public void A_licence_does_not_begin_after_it_was_issued(int seconds, Outcome outcome, string reason)
    {
        ScenarioBuilder builder = new() { IssuedAt = Issued, NotBefore = Issued.AddSeconds(seconds) };

        Assert.Equal((outcome, reason), builder.By(Check.Time));
    }

    [Fact]
    public void Times_that_contradict_each_other_fail_even_without_an_anchor()
    {
        ScenarioBuilder builder = new()
        {
            IssuedAt = Issued,
            NotBefore = Issued.AddHours(1),
            ChangeDocument = document => document with { Anchor = null },
        };

        Assert.Equal((Outcome.Failed, Reasons.TimeOrder), builder.By(Check.Time));
    }

    [Fact]
    public void Without_an_anchor_the_time_of_issue_is_only_a_claim()
    {
        ScenarioBuilder builder = new() { ChangeDocument = document => document with { Anchor = null } };

        Assert.Equal((Outcome.Undecided, Reasons.NoPoe), builder.By(Check.Time));
    }

    [Fact]
    public void The_policy_sets_the_delay()
    {
        Evidence evidence = new ScenarioBuilder { AnchoredAt = Issued.AddSeconds(61) }.Build().Evidence with
        {
            Policy = new VerificationPolicy { MaxAnchoringDelay = TimeSpan.FromSeconds(60) },
        };

        Assert.Equal((Outcome.Failed, Reasons.Backdated), evidence.By(Check.Time));
    }
}
