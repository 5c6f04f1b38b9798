using Certs.Core;
using Certs.Server.Storage;
using Certs.Server.Storage.Moving;
using Certs.Server.Storage.Postgres;
using Certs.Server.Storage.Sqlite;
using Certs.Server.Webhooks;
using Certs.Testing.Databases;
using Npgsql;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>A store goes from SQLite to PostgreSQL whole, once, and never while it is used.</summary>
public sealed class StoreMoveTests : IDisposable
{
    private static readonly AgencyId Agency = new(62, 1);

    private readonly TempFolder _folder = new();
    private readonly List<string> _lines = [];

    private string SourceFile => _folder.File("certs.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_there_afterwards_and_the_series_go_on()
    {
        NewCertificate[] certificates = await FillAsync(5_000);
        string database = (await PostgresServer.SharedAsync()).MakeDatabase();

        await MoveAsync(database);

        using PostgresStore moved = PostgresStore.Open(database, TestVault.Own, TimeProvider.System);
        Assert.True(await moved.Lead.HoldAsync(CancellationToken.None));
        BatchStore batches = new(moved.Database, moved.Writer, moved.Lead);
        StoredCertificate? last =
            await moved.Certificates.FindByNumberAsync(certificates[^1].Number, CancellationToken.None);
        Assert.Equal(certificates[^1].Document, last!.Document);
        Assert.Equal("62", await new NodeFactStore(moved.Database, moved.Writer).FindAsync("test", CancellationToken.None));
        AddResult[] next = await moved.Certificates.AddAsync(
            [TestStore.Certificate(Agency), TestStore.Certificate(Agency, number: certificates[0].Number)]);
        Assert.Equal([new AddResult.Added(CertificateId.Of(Agency, 5_000)), new AddResult.NumberTaken()], next);
        Assert.True(await batches.TryAddAsync(CertificateId.Of(Agency, 10), new byte[32 * 5], new Hash32(new byte[32]), 1));
        Assert.Equal(2, await batches.NewestIdAsync(CancellationToken.None));
        Assert.Contains("certificates: 5000 rows, all equal", _lines);
        Assert.Contains("webhooks: 1 rows, all equal", _lines);
        Assert.Contains("verifications: 1 rows, all equal", _lines);
    }

    [Fact]
    public async Task A_move_that_was_cut_off_goes_on_and_no_service_opens_the_half_of_it()
    {
        await FillAsync(5_000);
        string database = (await PostgresServer.SharedAsync()).MakeDatabase();
        using CancellationTokenSource cut = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MoveAsync(database, line =>
        {
            if (line.StartsWith("certificates: 2000", StringComparison.Ordinal))
            {
                cut.Cancel();
            }
        }, cut.Token));
        StorageException half = Assert.Throws<StorageException>(
            () => PostgresStore.Open(database, TestVault.Own, TimeProvider.System));
        Assert.Contains("unfinished", half.Message, StringComparison.Ordinal);

        await MoveAsync(database);

        Assert.Contains("certificates: 4000 of 5000 rows copied", _lines);
        Assert.Single(_lines, "certificates: 2000 of 5000 rows copied");
        PostgresStore.Open(database, TestVault.Own, TimeProvider.System).Dispose();
    }

    [Fact]
    public async Task A_store_that_was_moved_is_not_opened_again_by_a_service()
    {
        await FillAsync(10);
        string database = (await PostgresServer.SharedAsync()).MakeDatabase();

        await MoveAsync(database);

        Assert.Throws<StorageException>(() => SqliteStore.Open(SourceFile, TestVault.Own, TimeProvider.System));
    }

    [Fact]
    public async Task It_is_refused_while_a_service_runs_on_either_store_or_the_database_is_not_empty()
    {
        string database = (await PostgresServer.SharedAsync()).MakeDatabase();
        using (SqliteStore service = SqliteStore.Open(SourceFile, TestVault.Own, TimeProvider.System))
        {
            await Assert.ThrowsAsync<StorageException>(() => MoveAsync(database));
        }

        using (PostgresStore service = PostgresStore.Open(database, TestVault.Own, TimeProvider.System))
        {
            Assert.True(await service.Lead.HoldAsync(CancellationToken.None));
            await Assert.ThrowsAsync<StorageException>(() => MoveAsync(database));
            await service.Certificates.AddAsync([TestStore.Certificate(Agency)]);
        }

        await Eventually.HoldsAsync(async () =>
            (await Assert.ThrowsAsync<StorageException>(() => MoveAsync(database))).Message.Contains("not empty"));
    }

    [Fact]
    public async Task A_row_that_was_changed_on_its_way_is_noticed()
    {
        await FillAsync(5_000);
        string database = (await PostgresServer.SharedAsync()).MakeDatabase();

        StorageException noticed = await Assert.ThrowsAsync<StorageException>(() => MoveAsync(database, line =>
        {
            if (line == "certificates: 5000 of 5000 rows copied")
            {
                using NpgsqlDataSource source = PostgresDatabase.Open(database);
                using NpgsqlCommand change = source.CreateCommand(
                    "update certificates set document = document || 'x'::bytea where id % 4294967296 = 3210");
                change.ExecuteNonQuery();
            }
        }));

        Assert.Contains("certificates: row 3211", noticed.Message, StringComparison.Ordinal);
    }

    private async Task<NewCertificate[]> FillAsync(int count)
    {
        using SqliteStore store = SqliteStore.Open(SourceFile, TestVault.Own, TimeProvider.System);
        NewCertificate[] certificates = [.. Enumerable.Range(0, count).Select(_ => TestStore.Certificate(Agency))];
        await store.Certificates.AddAsync(certificates);
        BatchStore batches = new(store.Database, store.Writer, store.Lead);
        await batches.TryAddAsync(CertificateId.Of(Agency, 0), new byte[320], new Hash32([.. Enumerable.Repeat((byte)1, 32)]), 1);
        AgencyStore agencies = new(store.Database, store.Writer);
        await agencies.AddAsync(new AgencyRow(Agency, TestOrders.AgencyCode, "甘肃", "Gansu", "salt"));
        await new NodeFactStore(store.Database, store.Writer).SetAsync("test", "62");
        await new WebhookStore(store.Database, store.Writer, store.Lead).PutAsync(WebhookState.Begin("a", "cursor"));
        await new LookStore(store.Database, store.Writer).AddAsync([LookStoreTests.Row()]);
        return certificates;
    }

    private Task MoveAsync(string database, Action<string>? onLine = null, CancellationToken cancellationToken = default) =>
        new StoreMove(TimeProvider.System, new Lines(line =>
        {
            _lines.Add(line);
            onLine?.Invoke(line);
        })).RunAsync(SourceFile, database, cancellationToken);

    private sealed class Lines(Action<string> report) : IProgress<string>
    {
        public void Report(string value) => report(value);
    }
}
