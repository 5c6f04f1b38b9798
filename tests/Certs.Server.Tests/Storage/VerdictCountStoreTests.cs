using Certs.Core.Recognition;
using Certs.Server.Statistics;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Counts of verdicts, in both databases.</summary>
public sealed class VerdictCountStoreTests
{
    private static readonly Month November = new(202_611);
    private static readonly ObstacleKind Obstacle =
        new(November, 62, 33, TestOrders.Type, 1, 4, "NOT_RECOGNISED_SUITE");

    private static readonly BridgeKind Bridged = new(November, 62, 33, 80);

    private static readonly VerdictKind Verdict = new(November, 62, 33, RecognitionStatus.NotRecognised, 40);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Counts_add_up_and_are_found_by_month(StoreKind kind)
    {
        using TestStore store = new(kind);
        VerdictCountStore counts = new(store.Store.Database, store.Writer);
        ObstacleKind later = Obstacle with { Month = new Month(202_701) };

        await counts.AddAsync(new TakenCounts(Of((Obstacle, 3), (later, 1)), Of((Verdict, 4)), Of((Bridged, 2))));
        await counts.AddAsync(new TakenCounts(
            Of((Obstacle, 5)), Of((Verdict, 6), (Verdict with { Duration = 41 }, 1)), Of((Bridged, 1))));

        Assert.Equal([(Obstacle, 8L)], await counts.ObstaclesAsync(November, November, CancellationToken.None));
        Assert.Equal(
            [(Obstacle, 8L), (later, 1L)],
            (await counts.ObstaclesAsync(November, later.Month, CancellationToken.None))
                .OrderBy(one => one.Kind.Month));
        Assert.Equal(
            [(Verdict, 10L), (Verdict with { Duration = 41 }, 1L)],
            (await counts.VerdictsAsync(November, November, CancellationToken.None))
                .OrderBy(one => one.Kind.Duration));
        Assert.Equal([(Bridged, 3L)], await counts.BridgedAsync(November, later.Month, CancellationToken.None));
    }

    [Fact]
    public async Task Two_replicas_add_to_the_same_counts_at_the_same_time()
    {
        using TestStore store = new(StoreKind.Postgres);
        using OpenStore other = store.OpenReplica();
        VerdictCountStore one = new(store.Store.Database, store.Writer);
        VerdictCountStore two = new(other.Database, other.Writer);
        Dictionary<ObstacleKind, long> many = Enumerable.Range(1, 50)
            .ToDictionary(number => Obstacle with { Suites = (ushort)number }, _ => 1L);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn =>
            (turn % 2 == 0 ? one : two).AddAsync(new TakenCounts(many, Of((Verdict, 1)), Of((Bridged, 1))))));

        Assert.All(
            await one.ObstaclesAsync(November, November, CancellationToken.None), count => Assert.Equal(20, count.Verdicts));
        Assert.Equal([(Bridged, 20L)], await one.BridgedAsync(November, November, CancellationToken.None));
        Assert.Equal([(Verdict, 20L)], await two.VerdictsAsync(November, November, CancellationToken.None));
    }

    private static Dictionary<T, long> Of<T>(params (T Kind, long Count)[] counts)
        where T : notnull => counts.ToDictionary(one => one.Kind, one => one.Count);
}
