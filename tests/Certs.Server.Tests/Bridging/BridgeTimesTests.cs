using Certs.Core.Suites;
using Certs.Server.Bridging;
using Certs.Server.Statistics;
using Xunit;

namespace Certs.Server.Tests.Bridging;

/// <summary>How long a statement takes is measured from the request to the chain, once for each.</summary>
public sealed class BridgeTimesTests(BridgingNode bridging) : IClassFixture<BridgingNode>
{
    [Fact]
    public async Task A_statement_counts_when_it_is_on_the_chain_and_only_once()
    {
        byte[] document = await bridging.IssueAsync(Suite.SM2);
        BridgeTimes times = bridging.Node.Create<BridgeTimes>();
        VerdictTally tally = bridging.Node.Get<VerdictTally>();
        long begun = times.Begin();
        RequestStatement request = bridging.Node.Get<RequestStatement>();
        RequestedStatement made = await request.RunAsync(BridgingNode.Order(document), CancellationToken.None);
        RequestedStatement again = await request.RunAsync(BridgingNode.Order(document), CancellationToken.None);
        times.Follow(begun, made);
        times.Follow(begun, again);

        await times.SettleAsync(CancellationToken.None);
        TakenCounts before = tally.Take(default);
        await bridging.Node.AnchorAllAsync();
        await times.SettleAsync(CancellationToken.None);
        await times.SettleAsync(CancellationToken.None);
        TakenCounts after = tally.Take(default);

        Assert.Empty(before.Bridged);
        KeyValuePair<BridgeKind, long> counted = Assert.Single(after.Bridged);
        Assert.Equal((62, 33, 1L), (counted.Key.Issuing, counted.Key.Relying, counted.Value));
        Assert.InRange(counted.Key.Duration, DurationStep.Of(TimeSpan.FromMilliseconds(1)), byte.MaxValue);
    }
}
