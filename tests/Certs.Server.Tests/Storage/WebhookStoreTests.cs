using Certs.Server.Storage;
using Certs.Server.Webhooks;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>How far webhooks are, in both databases.</summary>
public sealed class WebhookStoreTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task What_was_kept_is_found_after_a_restart(StoreKind kind)
    {
        using TestStore store = new(kind);
        WebhookState begun = WebhookState.Begin("a", "cursor-1");
        WebhookState failed = begun.Told("cursor-2", Now).Failed(WebhookProblem.TooSlow, Now, TimeSpan.FromDays(1));
        await Of(store).PutAsync(begun);
        await Of(store).PutAsync(failed);
        await Of(store).PutAsync(WebhookState.Begin("b", "other"));

        store.Reopen();

        Assert.Equal(failed, await Of(store).FindAsync("a", CancellationToken.None));
        Assert.Null(await Of(store).FindAsync("c", CancellationToken.None));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public async Task Only_one_that_is_stopped_goes_on_where_it_was_or_where_it_is_told(StoreKind kind)
    {
        using TestStore store = new(kind);
        WebhookState told = WebhookState.Begin("a", "cursor-1").Told("cursor-2", Now);
        await Of(store).PutAsync(told);
        Assert.False(await Of(store).ResumeAsync("a", null));
        await Of(store).PutAsync(told.Failed(WebhookProblem.Gone, Now, TimeSpan.FromDays(1)));

        Assert.True(await Of(store).ResumeAsync("a", null));
        Assert.Equal(told, await Of(store).FindAsync("a", CancellationToken.None));

        await Of(store).PutAsync(told.Failed(WebhookProblem.Gone, Now, TimeSpan.FromDays(1)));
        Assert.True(await Of(store).ResumeAsync("a", "cursor-9"));
        Assert.Equal("cursor-9", (await Of(store).FindAsync("a", CancellationToken.None))!.Cursor);
    }

    [Fact]
    public async Task A_replica_that_does_not_lead_keeps_nothing()
    {
        using TestStore store = new(StoreKind.Postgres);
        using OpenStore other = store.OpenReplica();
        WebhookStore follower = new(other.Database, other.Writer, other.Lead);

        await Assert.ThrowsAsync<LeadLostException>(() => follower.PutAsync(WebhookState.Begin("a", "cursor")));

        Assert.Null(await Of(store).FindAsync("a", CancellationToken.None));
    }

    private static WebhookStore Of(TestStore store) => new(store.Store.Database, store.Writer, store.Store.Lead);
}
