using Certs.Core.Lifecycle;
using Xunit;

namespace Certs.Core.Tests.Lifecycle;

public sealed class EffectiveLimitTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly DateTimeOffset Issued = Now.AddDays(-400);

    private readonly EffectiveLimit _limit = new(TimeSpan.FromDays(7), TimeSpan.FromDays(90));

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(90)]
    public void A_time_within_the_limits_is_fine(int days) =>
        Assert.Null(_limit.Objection(Now.AddDays(days), Now, Issued));

    [Theory]
    [InlineData(-7, -1, "At most 7 days back.")]
    [InlineData(90, 1, "At most 90 days ahead.")]
    [InlineData(-400, -1, "Not before the certificate was issued.")]
    public void A_time_outside_is_named(int days, int seconds, string objection) =>
        Assert.Equal(objection, _limit.Objection(Now.AddDays(days).AddSeconds(seconds), Now, Issued));

    [Fact]
    public void A_revocation_may_go_back_to_the_day_of_issue() =>
        Assert.Null(EffectiveLimit.Default(ChangeAct.Revoke).Objection(Issued, Now, Issued));
}
