using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class StatusListStoreTests(StoreKind kind) : StoreTests(kind)
{
    private const int Together = 1_024;
    private const int Size = 4 * Together;
    private const string Address = "https://a.example";

    private protected static readonly AgencyId Agency = new(62, 1);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private protected StatusListStore Lists => new(_store.Store.Database, _store.Writer);

    [Fact]
    public async Task Entries_are_given_out_once_list_after_list_whoever_asks_at_the_same_time()
    {
        (int List, int First)[] taken =
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TakeAsync(Lists, Agency)));

        Assert.Equal(
            Enumerable.Range(0, 10).Select(at => (1 + (at / 4), at % 4 * Together)),
            taken.Order());
        Assert.Equal(
            [new OpenedList(1, Now, Address), new OpenedList(2, Now, Address), new OpenedList(3, Now, Address)],
            await Lists.OpenedAsync(Agency, CancellationToken.None));
    }

    [Fact]
    public async Task A_restart_goes_on_after_what_was_taken_and_agencies_have_lists_of_their_own()
    {
        await TakeAsync(Lists, Agency);
        _store.Reopen();

        Assert.Equal((1, Together), await TakeAsync(Lists, Agency));
        Assert.Equal((1, 0), await TakeAsync(Lists, new AgencyId(62, 2)));
        Assert.Empty(await Lists.OpenedAsync(new AgencyId(62, 3), CancellationToken.None));
    }

    [Fact]
    public async Task Another_address_begins_another_list_and_the_old_one_keeps_its_own()
    {
        await TakeAsync(Lists, Agency);

        (int List, int First) taken = await TakeAsync(Lists, Agency, "https://b.example");

        Assert.Equal((2, 0), taken);
        Assert.Equal(
            [Address, "https://b.example"],
            (await Lists.OpenedAsync(Agency, CancellationToken.None)).Select(list => list.Address));
    }

    private protected static Task<(int List, int First)> TakeAsync(
        StatusListStore store, AgencyId agency, string address = Address) =>
        store.TakeAsync(agency, Together, Size, address, Now);

    public sealed class OverSqlite() : StatusListStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : StatusListStoreTests(StoreKind.Postgres)
    {
        [Fact]
        public async Task Two_replicas_never_get_the_same()
        {
            using OpenStore other = _store.OpenReplica();
            StatusListStore theirs = new(other.Database, other.Writer);

            (int, int)[] taken = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(at => TakeAsync(at % 2 == 0 ? Lists : theirs, Agency)));

            Assert.Equal(20, taken.Distinct().Count());
        }
    }
}
