using Certs.Ledger.Offline;
using FsCheck;
using FsCheck.Fluent;

namespace Certs.Ledger.Tests.Offline;

public sealed class CheckpointHeightsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void No_block_is_further_from_the_checkpoint_before_it_than_a_checkpoint_is_relied_on()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (steps, period) =>
        {
            DateTimeOffset[] times = Times(steps);
            TimeSpan limit = TimeSpan.FromSeconds(period.Get);

            long[] heights = Find(times, limit);

            return heights[0] == 0 && heights[^1] == times.Length - 1 && heights.SequenceEqual(heights.Order().Distinct())
                && Enumerable.Range(1, times.Length - 1).All(height =>
                    heights.Contains(height) || times[height] - times[heights.Last(one => one < height)] <= limit);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_chain_younger_than_a_period_has_its_first_and_its_last_block()
    {
        DateTimeOffset[] times = [.. Enumerable.Range(0, 100).Select(second => Start.AddSeconds(second))];

        Assert.Equal([0, 99], Find(times, TimeSpan.FromSeconds(99)));
        Assert.Equal([0, 98, 99], Find(times, TimeSpan.FromSeconds(98)));
        Assert.Equal([0], Find(times[..1], TimeSpan.FromSeconds(1)));
    }

    private static DateTimeOffset[] Times(PositiveInt[] steps)
    {
        List<DateTimeOffset> times = [Start];
        foreach (PositiveInt step in steps)
        {
            times.Add(times[^1].AddSeconds(step.Get));
        }

        return [.. times];
    }

    private static long[] Find(DateTimeOffset[] times, TimeSpan period) =>
        [.. CheckpointHeights.FindAsync(0, times.Length - 1, period, height => Task.FromResult(times[height]))
            .GetAwaiter().GetResult()];
}
