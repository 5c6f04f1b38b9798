using Certs.Server.Hosting;
using Certs.Server.Storage;
using Certs.Server.Tracing;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>Who had certificates judged, in both databases.</summary>
public sealed class LookStoreTests
{
    private const int Minute = 29_700_005;
    private const long Day = Minute / (24 * 60);

    private static readonly Asker Window = new(Role.Verifier, "兰州市政务服务中心", "年检");

    /// <summary>A row.</summary>
    internal static TaggedLooks Row(byte tag = 1, int minute = Minute, Asker? asker = null, long verdicts = 1) => new(
        [.. Enumerable.Repeat(tag, 16)],
        Looks.Of(new Look(default, asker ?? Window, minute, 62, 1, 1)) with { Verdicts = verdicts });

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Verdicts_of_one_hour_and_asker_are_one_row_and_certificates_are_kept_apart(StoreKind kind)
    {
        using TestStore store = new(kind);
        await Of(store).AddAsync([Row(minute: Minute + 4), Row(tag: 2), Row(asker: Asker.Anonymous)]);
        await Of(store).AddAsync([Row(minute: Minute + 1, verdicts: 3), Row(minute: Minute + 60)]);

        store.Reopen();
        IReadOnlyList<Looks> found = await FindAsync(store);

        Assert.Equal(
            [
                Row(minute: Minute + 60).Looks,
                Row(minute: Minute + 1, verdicts: 4).Looks with { Last = Minute + 4 },
                Row(asker: Asker.Anonymous).Looks,
            ],
            found);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_is_old_goes_and_nothing_else_does(StoreKind kind)
    {
        const int aDay = 24 * 60;
        using TestStore store = new(kind);
        await Of(store).AddAsync(
            [.. Enumerable.Range(0, 256).SelectMany(tag => Enumerable.Range(0, 3)
                .Select(day => Row((byte)tag, Minute - (day * aDay))))]);

        await Of(store).RemoveBeforeAsync(Day, CancellationToken.None);

        for (int tag = 0; tag < 256; tag += 51)
        {
            Assert.Equal([Row().Looks], await FindAsync(store, (byte)tag));
        }
    }

    [Fact]
    public async Task Two_replicas_add_to_the_same_rows_at_the_same_time()
    {
        using TestStore store = new(StoreKind.Postgres);
        using OpenStore other = store.OpenReplica();
        LookStore two = new(other.Database, other.Writer);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn =>
            (turn % 2 == 0 ? Of(store) : two).AddAsync(LookStore.Pages(
                Enumerable.Range(0, 50).Select(tag => Row((byte)(turn % 3 == 0 ? tag : 49 - tag)))).Single())));

        Assert.Equal(20, Assert.Single(await FindAsync(store, 7)).Verdicts);
    }

    private static Task<IReadOnlyList<Looks>> FindAsync(TestStore store, byte tag = 1) =>
        Of(store).FindAsync([.. Enumerable.Repeat(tag, 16)], Day - 180, Day + 1, 100, CancellationToken.None);

    private static LookStore Of(TestStore store) => new(store.Store.Database, store.Writer);
}
