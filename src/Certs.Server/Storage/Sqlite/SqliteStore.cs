using System.Data.Common;

namespace Certs.Server.Storage.Sqlite;

/// <summary>A store in a file of this machine, locked against every other service.</summary>
internal sealed class SqliteStore : OpenStore
{
    // KiB. A group's pages stay in memory until they are committed; those of the keys, for the next group too.
    private const string WriterCacheSql = "pragma cache_size = -16384";

    private readonly StoreLock _lock;
    private readonly SqliteCertificateStore _certificates;
    private readonly Checkpoints _checkpoints;

    private SqliteStore(StoreLock storeLock, SqliteDatabase database)
        : base(database, Dialect.Sqlite)
    {
        _lock = storeLock;
        _certificates = new SqliteCertificateStore(database, Writer);
        _checkpoints = new Checkpoints(database);
        _ = Writer.RunAsync(session => session.Command(WriterCacheSql).ExecuteNonQuery());
    }

    /// <inheritdoc />
    public override ICertificateStore Certificates => _certificates;

    /// <inheritdoc />
    public override IAnchoringLead Lead { get; } = new SoleLead();

    /// <summary>Opens the store in <paramref name="file"/> and brings its schema up to date.</summary>
    /// <exception cref="StorageException">Another service has it, or it cannot be made safe.</exception>
    public static SqliteStore Open(string file, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        StoreLock storeLock = StoreLock.Take(file);
        try
        {
            SqliteDatabase database = new(file);
            using (DbConnection connection = database.OpenConnection())
            {
                Migrations.Apply(connection, Dialect.Sqlite, time.GetUtcNow());
            }

            return new SqliteStore(storeLock, database);
        }
        catch
        {
            storeLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _checkpoints.Dispose();
        _certificates.Dispose();
        base.Dispose();
        _lock.Dispose();
    }
}
