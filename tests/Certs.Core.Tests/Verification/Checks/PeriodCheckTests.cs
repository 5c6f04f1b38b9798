using Certs.Core.Verification;
using Certs.Testing.Verification;
using Xunit;

namespace Certs.Core.Tests.Verification.Checks;

public sealed class PeriodCheckTests
{
    private static readonly DateTimeOffset Begins = new(2026, 7, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Ends = new(2026, 7, 31, 16, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, Reasons.PeriodNotBegun, Standing.NotYetEffective, WindowAction.Reject)]
    [InlineData(0, Reasons.Ok, Standing.Active, WindowAction.Accept)]
    public void A_licence_holds_from_its_first_moment(
        int seconds, string reason, Standing standing, WindowAction action)
    {
        ScenarioBuilder builder = new() { IssuedAt = Begins, At = Begins.AddSeconds(seconds) };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Passed, reason), builder.By(Check.Period));
        Assert.Equal((standing, action), (report.Standing.Standing, report.Action));
    }

    [Theory]
    [InlineData(-1, Reasons.Ok, Standing.Active, WindowAction.Accept)]
    [InlineData(0, Reasons.PeriodEnded, Standing.Expired, WindowAction.Reject)]
    public void A_licence_no_longer_holds_at_its_end(
        int seconds, string reason, Standing standing, WindowAction action)
    {
        ScenarioBuilder builder = new()
        {
            IssuedAt = Begins,
            Expires = Ends,
            HeadTime = Ends.AddSeconds(seconds),
        };

        VerificationReport report = Judge.Run(builder.Build().Evidence);

        Assert.Equal((Outcome.Passed, reason), builder.By(Check.Period));
        Assert.Equal((standing, action), (report.Standing.Standing, report.Action));
    }

    [Theory]
    [InlineData(120, Outcome.Passed, Reasons.Ok, Standing.Active)]
    [InlineData(121, Outcome.Undecided, Reasons.ClockDisagrees, Standing.Unknown)]
    public void A_clock_behind_the_chain_judges_no_period(
        int secondsBehind, Outcome outcome, string reason, Standing standing)
    {
        Evidence good = new ScenarioBuilder().Build().Evidence;
        DateTimeOffset now = good.Now.AddSeconds(-secondsBehind);
        Evidence evidence = good with { Now = now, At = now };

        Assert.Equal((outcome, reason), evidence.By(Check.Period));
        Assert.Equal(standing, Judge.Run(evidence).Standing.Standing);
    }
}
