using Certs.Core;
using Certs.Server.Storage;
using Certs.Server.Storage.Sqlite;

namespace Certs.Server.Tests.Storage;

/// <summary>A real store in a folder of its own.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly OpenStore _store;

    public TestStore()
    {
        _store = SqliteStore.Open(_folder.File("certs.db"), TimeProvider.System);
        Certificates = _store.Certificates;
        List = new CertificateList(_store.Database, _store.Dialect);
        Prepared = new PreparedStore(_store.Database, _store.Writer);
        Batches = new BatchStore(_store.Database, _store.Writer);
        Transactions = new TransactionStore(_store.Database, _store.Writer);
    }

    public string File => _folder.File("certs.db");

    public GroupCommit Writer => _store.Writer;

    public ICertificateStore Certificates { get; }

    public CertificateList List { get; }

    public PreparedStore Prepared { get; }

    public BatchStore Batches { get; }

    public TransactionStore Transactions { get; }

    /// <summary>A certificate that differs from all others in what must be unique.</summary>
    public static NewCertificate Certificate(
        AgencyId agency, Guid? requestId = null, string? number = null, Hash32? contentDigest = null, byte fill = 1)
    {
        byte[] leaf = Guid.NewGuid().ToByteArray();
        return new NewCertificate(
            agency, requestId ?? Guid.NewGuid(), contentDigest ?? default, number ?? Guid.NewGuid().ToString("N"),
            TestOrders.Type, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000), 1, new Hash32([.. leaf, .. leaf]),
            [fill, 2, 3]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
