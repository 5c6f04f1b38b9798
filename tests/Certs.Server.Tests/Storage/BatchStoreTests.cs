using Certs.Core;
using Certs.Server.Storage;
using Xunit;

namespace Certs.Server.Tests.Storage;

public abstract class BatchStoreTests(StoreKind kind) : StoreTests(kind)
{
    private static readonly AgencyId Agency = new(62, 1);

    [Fact]
    public async Task A_batch_that_does_not_begin_where_the_last_one_ends_is_not_stored()
    {
        Assert.True(await TryAddAsync(0, 10));

        Assert.False(await TryAddAsync(0, 10));
        Assert.False(await TryAddAsync(5, 10));
        Assert.False(await TryAddAsync(11, 10));
        Assert.True(await TryAddAsync(10, 1));
    }

    [Fact]
    public async Task A_certificate_is_found_in_the_one_batch_that_covers_it()
    {
        await TryAddAsync(0, 10);
        await TryAddAsync(10, 5);

        Batch? of9 = await _store.Batches.FindCoveringAsync(CertificateId.Of(Agency, 9), CancellationToken.None);
        Batch? of10 = await _store.Batches.FindCoveringAsync(CertificateId.Of(Agency, 10), CancellationToken.None);
        Batch? of15 = await _store.Batches.FindCoveringAsync(CertificateId.Of(Agency, 15), CancellationToken.None);
        Batch? ofOther = await _store.Batches.FindCoveringAsync(
            CertificateId.Of(new AgencyId(62, 2), 3), CancellationToken.None);

        Assert.Equal((0L, 10L), (of9!.First.Position, of10!.First.Position));
        Assert.Null(of15);
        Assert.Null(ofOther);
    }

    [Fact]
    public async Task A_batch_goes_with_one_transaction_at_a_time()
    {
        await TryAddAsync(0, 10);
        Batch batch = (await _store.Batches.UnsentAsync(1, CancellationToken.None))[0];
        AnchorTransaction first = await AddTransactionAsync(7, batch);

        await Assert.ThrowsAsync<StorageException>(() => AddTransactionAsync(8, batch));

        Assert.Empty(await _store.Batches.UnsentAsync(1, CancellationToken.None));
        AnchorTransaction onItsWay = Assert.Single(await _store.Transactions.OnTheirWayAsync(CancellationToken.None));
        Assert.Equal((first.Id, first.Hash, 7L), (onItsWay.Id, onItsWay.Hash, onItsWay.Nonce));
    }

    [Fact]
    public async Task Giving_a_transaction_up_lets_its_batches_wait_for_another()
    {
        await TryAddAsync(0, 10);
        Batch batch = (await _store.Batches.UnsentAsync(1, CancellationToken.None))[0];
        AnchorTransaction transaction = await AddTransactionAsync(7, batch);

        await _store.Transactions.GiveUpAsync(transaction.Id);

        Assert.Empty(await _store.Transactions.OnTheirWayAsync(CancellationToken.None));
        Assert.Equal([batch], await _store.Batches.UnsentAsync(1, CancellationToken.None));
    }

    private Task<AnchorTransaction> AddTransactionAsync(long nonce, Batch batch) =>
        _store.Transactions.AddAsync(
            new byte[20], nonce, new Hash32([.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]), [1, 2],
            DateTimeOffset.UnixEpoch, [batch.Id]);

    private Task<bool> TryAddAsync(int position, int size) => _store.Batches.TryAddAsync(
        CertificateId.Of(Agency, position), new byte[size * 32],
        new Hash32([.. Guid.NewGuid().ToByteArray(), .. Guid.NewGuid().ToByteArray()]), 1);

    public sealed class OverSqlite() : BatchStoreTests(StoreKind.Sqlite);

    public sealed class OverPostgres() : BatchStoreTests(StoreKind.Postgres);
}
