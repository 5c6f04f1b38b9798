using Certs.Core;
using Certs.Server.Storage;
using Certs.Server.Storage.Postgres;
using Certs.Testing.Databases;
using Xunit;

namespace Certs.Server.Tests.Storage;

/// <summary>What only a database that several replicas share has to do.</summary>
public sealed class PostgresStoreTests : IDisposable
{
    private static readonly AgencyId Agency = new(62, 1);
    private static readonly AgencyId Other = new(62, 2);

    private readonly TestStore _store = new(StoreKind.Postgres);

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("synchronous_commit", "off")]
    [InlineData("synchronous_commit", "local")]
    public async Task A_database_that_would_lose_acknowledged_rows_is_refused_by_the_settings_name(string name, string value)
    {
        PostgresServer server = await PostgresServer.SharedAsync();
        string database = server.MakeDatabase();
        server.Execute("postgres", $"alter database {database.Split("Database=")[1]} set {name} = {value}");

        StorageException refusal = Assert.Throws<StorageException>(
            () => PostgresStore.Open(database, TestVault.Own, TimeProvider.System));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_replicas_hand_out_every_place_once_and_no_request_id_twice()
    {
        using OpenStore replica = _store.OpenReplica();
        ICertificateStore[] replicas = [_store.Certificates, replica.Certificates];
        NewCertificate[] wanted = [.. Enumerable.Range(0, 400).Select(i => TestStore.Certificate(i % 2 == 0 ? Agency : Other))];

        // Everything is asked of both, in pieces of different sizes and in opposite order.
        AddResult[][] results = await Task.WhenAll(
            wanted.Chunk(7).Select(some => Task.Run(() => replicas[0].AddAsync(some)))
                .Concat(wanted.Reverse().Chunk(5).Select(some => Task.Run(() => replicas[1].AddAsync(some)))));

        CertificateId[] added = [.. results.SelectMany(one => one).OfType<AddResult.Added>().Select(one => one.Id)];
        Assert.Equal(
            Enumerable.Range(0, 200).SelectMany(at => new[] { CertificateId.Of(Agency, at), CertificateId.Of(Other, at) })
                .OrderBy(id => id.Value),
            added.OrderBy(id => id.Value));
        Assert.Equal(400, results.SelectMany(one => one).OfType<AddResult.Earlier>().Count());
    }

    [Fact]
    public async Task A_certificate_that_the_database_refuses_fails_alone()
    {
        Task<AddResult[]> good = _store.Certificates.AddAsync([TestStore.Certificate(Agency)]);
        Task<AddResult[]> bad = _store.Certificates.AddAsync([TestStore.Certificate(Agency, number: "no\0")]);
        Task<AddResult[]> last = _store.Certificates.AddAsync([TestStore.Certificate(Agency)]);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        AddResult[] stored = [(await good)[0], (await last)[0]];
        Assert.Equal(
            [CertificateId.Of(Agency, 0), CertificateId.Of(Agency, 1)],
            stored.Cast<AddResult.Added>().Select(one => one.Id).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task Writers_go_on_after_their_connections_were_cut()
    {
        await _store.Certificates.AddAsync([TestStore.Certificate(Agency)]);
        NodeFactStore facts = new(_store.Store.Database, _store.Writer);
        await facts.SetAsync("before", "1");
        PostgresServer server = await PostgresServer.SharedAsync();

        server.Execute("postgres", $"""
            select pg_terminate_backend(pid) from pg_stat_activity
             where datname = '{_store.ConnectionString!.Split("Database=")[1]}'
            """);

        await Eventually.HoldsAsync(async () => await StoresAsync(facts));
        IReadOnlyList<WaitingLeaves> waiting = await _store.Batches.WaitingAsync(CancellationToken.None);
        Assert.True(Assert.Single(waiting).Count >= 2);
    }

    private async Task<bool> StoresAsync(NodeFactStore facts)
    {
        try
        {
            await _store.Certificates.AddAsync([TestStore.Certificate(Agency)]);
            await facts.SetAsync("after", "1");
            return true;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
