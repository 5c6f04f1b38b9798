using Certs.Api.V1;
using Certs.Core.Recognition;
using Certs.Server.Services;
using Certs.Server.Statistics;
using Xunit;

namespace Certs.Server.Tests.Statistics;

/// <summary>Counting in memory, and what is shown of counts.</summary>
public sealed class CountsTests
{
    private static readonly Month October = new(202_610);
    private static readonly Month November = new(202_611);
    private static readonly ObstacleKind Kind = new(November, 62, 33, "", 1, 0, "NOT_RECOGNISED_SUITE");

    [Fact]
    public async Task What_many_threads_count_is_taken_once_and_whole()
    {
        StripedCounts<int> counts = new();
        Dictionary<int, long> taken = [];

        Task[] counting = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => Count(counts)))];
        while (!Task.WhenAll(counting).IsCompleted)
        {
            Collect(counts, taken);
        }

        await Task.WhenAll(counting);
        Collect(counts, taken);
        Collect(counts, taken);
        Assert.Equal(Enumerable.Range(0, 10).ToDictionary(kind => kind, _ => 40_000L), taken);
        Assert.Equal(0, counts.TakeNotCounted());
    }

    [Fact]
    public void Kinds_without_end_are_not_counted_and_that_is_told()
    {
        StripedCounts<int> counts = new();

        for (int kind = 0; kind < 20_000; kind++)
        {
            counts.Add(kind);
        }

        long taken = counts.Take(_ => false).Values.Sum();
        Assert.InRange(taken, 16_384, 16_384 + Environment.ProcessorCount);
        Assert.Equal(20_000 - taken, counts.TakeNotCounted());
    }

    [Fact]
    public void A_group_of_fewer_than_five_is_only_ever_part_of_a_sum_of_five_or_more()
    {
        (ObstacleKind, long)[] counts =
        [
            (Kind, 5), (Kind with { Suites = 2 }, 4), (Kind with { Suites = 4 }, 3),
            (Kind with { Month = October }, 4), (Kind with { Month = October, Relying = 53 }, 900),
        ];

        ListObstaclesResponse all = StatisticsMessages.ToMessage(counts, _ => true);
        ListObstaclesResponse one = StatisticsMessages.ToMessage(counts, kind => kind.Suites == 2);

        Assert.Equal([900L, 5L], all.Obstacles.Select(obstacle => obstacle.Verdicts));
        Assert.Equal("2026-11", all.Obstacles[1].Month);
        Assert.Equal(7, all.VerdictsInSmallGroups);
        Assert.Empty(one.Obstacles);
        Assert.Equal(7, one.VerdictsInSmallGroups);
    }

    [Fact]
    public void Indicators_are_of_pairs_with_five_verdicts_and_more()
    {
        VerdictKind good = new(November, 62, 33, RecognitionStatus.Recognised, 8);
        PairOfMonth[] pairs =
        [
            .. PairOfMonth.Of(
            [
                (good, 3), (good with { Recognition = RecognitionStatus.RecognisedByBridge, Duration = 12 }, 1),
                (good with { Recognition = RecognitionStatus.NotRecognised, Duration = 20 }, 4),
                (good with { Relying = 53 }, 4), (good with { Issuing = 0 }, 70),
            ]),
        ];

        Assert.Equal(
            [new PairOfMonth(November, 62, 33, 8, 4, 1, TimeSpan.FromMicroseconds(Math.Pow(2, 13 / 4.0)))], pairs);
        Indicator shown = StatisticsMessages.ToMessage(pairs[0], 16);
        Assert.Equal((0.5, 0.5), (shown.RecognitionRate, shown.ReuseRate));
        Assert.False(StatisticsMessages.ToMessage(pairs[0] with { Relying = 62 }, 16).HasReuseRate);
    }

    [Fact]
    public void The_median_time_to_bridge_is_of_pairs_with_five_statements_and_more()
    {
        BridgeKind kind = new(November, 62, 33, 80);

        IReadOnlyList<BridgedPair> pairs = BridgedPair.Of(
        [
            (kind, 2), (kind with { Duration = 84 }, 2), (kind with { Duration = 99 }, 1), (kind with { Relying = 53 }, 4),
            (kind with { Month = October }, 5),
        ]);

        Assert.Equal(
            [
                new BridgedPair(October, 62, 33, 5, TimeSpan.FromMicroseconds(Math.Pow(2, 81 / 4.0))),
                new BridgedPair(November, 62, 33, 5, TimeSpan.FromMicroseconds(Math.Pow(2, 85 / 4.0))),
            ],
            pairs);
        Assert.Equal(pairs[0].MedianTime, StatisticsMessages.ToMessage(pairs[0]).MedianTimeToBridge.ToTimeSpan());
    }

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 4)]
    [InlineData(1024, 40)]
    [InlineData(3_000_000, 86)]
    public void A_duration_has_its_step(double microseconds, byte step) =>
        Assert.Equal(step, DurationStep.Of(TimeSpan.FromMicroseconds(microseconds)));

    private static void Count(StripedCounts<int> counts)
    {
        for (int i = 0; i < 100_000; i++)
        {
            counts.Add(i % 10);
        }
    }

    private static void Collect(StripedCounts<int> counts, Dictionary<int, long> taken)
    {
        foreach ((int kind, long count) in counts.Take(_ => false))
        {
            taken[kind] = taken.GetValueOrDefault(kind) + count;
        }
    }
}
