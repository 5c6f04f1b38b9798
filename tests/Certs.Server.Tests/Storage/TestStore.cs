using Certs.Core;
using Certs.Core.Suites;
using Certs.Server.Storage;
using Certs.Server.Storage.Postgres;
using Certs.Server.Storage.Sqlite;
using Certs.Testing.Databases;

namespace Certs.Server.Tests.Storage;

/// <summary>A real store of its own, over either database.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Func<DocumentVault, OpenStore> _open;
    private OpenStore _store;

    public TestStore(StoreKind kind)
    {
        if (kind == StoreKind.Sqlite)
        {
            _open = vault => SqliteStore.Open(_folder.File("certs.db"), vault, TimeProvider.System);
        }
        else
        {
            ConnectionString = PostgresServer.SharedAsync().GetAwaiter().GetResult().MakeDatabase();
            _open = vault => PostgresStore.Open(ConnectionString, vault, TimeProvider.System);
        }

        _store = _open(TestVault.Own);
        Lead();
    }

    /// <summary>Of the database in PostgreSQL; null: SQLite.</summary>
    public string? ConnectionString { get; }

    public OpenStore Store => _store;

    public GroupCommit Writer => _store.Writer;

    public ICertificateStore Certificates => _store.Certificates;

    public CertificateList List => new(_store.Database, _store.Dialect);

    public PreparedStore Prepared => new(_store.Database, _store.Writer, _store.Vault);

    public BatchStore Batches => new(_store.Database, _store.Writer, _store.Lead);

    public TransactionStore Transactions => new(_store.Database, _store.Writer, _store.Lead);

    /// <summary>A certificate that differs from all others in what must be unique.</summary>
    public static NewCertificate Certificate(
        AgencyId agency, Guid? requestId = null, string? number = null, Hash32? contentDigest = null, byte fill = 1,
        DateTimeOffset? expiresAt = null)
    {
        byte[] leaf = Guid.NewGuid().ToByteArray();
        return new NewCertificate(
            agency, requestId ?? Guid.NewGuid(), contentDigest ?? default, number ?? Guid.NewGuid().ToString("N"),
            TestOrders.Type, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), 1, new Hash32([.. leaf, .. leaf]),
            new Hash32(Hashing.Sha256(leaf)), expiresAt, [fill, 2, 3]);
    }

    /// <summary>Closes the store and opens it again, as a restart does.</summary>
    public void Reopen() => Reopen(TestVault.Own);

    /// <summary>The same with another vault.</summary>
    public void Reopen(DocumentVault vault)
    {
        _store.Dispose();
        _store = _open(vault);
        Lead();
    }

    /// <summary>Opens what another replica would have; with SQLite there is none.</summary>
    public OpenStore OpenReplica() => _open(TestVault.Own);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Lead() =>
        Xunit.Assert.True(_store.Lead.HoldAsync(CancellationToken.None).GetAwaiter().GetResult());
}
