using System.Data.Common;
using Certs.Server.Storage.Moving;

namespace Certs.Server.Storage.Sqlite;

/// <summary>A store in a file of this machine, locked against every other service.</summary>
internal sealed class SqliteStore : OpenStore
{
    // KiB. A group's pages stay in memory until they are committed; those of the keys, for the next group too.
    private const string WriterCacheSql = "pragma cache_size = -16384";

    private readonly StoreLock _lock;
    private readonly SqliteCertificateStore _certificates;
    private readonly Checkpoints _checkpoints;

    private SqliteStore(StoreLock storeLock, SqliteDatabase database, DocumentVault vault)
        : base(database, Dialect.Sqlite, vault)
    {
        _lock = storeLock;
        _certificates = new SqliteCertificateStore(database, Writer, vault);
        _checkpoints = new Checkpoints(database);
        _ = Writer.RunAsync(session => session.Command(WriterCacheSql).ExecuteNonQuery());
    }

    /// <inheritdoc />
    public override ICertificateStore Certificates => _certificates;

    /// <inheritdoc />
    public override IAnchoringLead Lead { get; } = new SoleLead();

    /// <summary>Opens the store in <paramref name="file"/> and brings its schema up to date.</summary>
    /// <param name="file">The database file, which is made when it is missing.</param>
    /// <param name="vault">What documents are sealed and opened with.</param>
    /// <param name="time">The clock, for the date of migrations.</param>
    /// <param name="opening">What for.</param>
    /// <exception cref="StorageException">Another service has it, it was moved, or it cannot be made safe.</exception>
    public static SqliteStore Open(
        string file, DocumentVault vault, TimeProvider time, Opening opening = Opening.ToServe)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        StoreLock storeLock = StoreLock.Take(file);
        try
        {
            SqliteDatabase database = new(file);
            using (DbConnection connection = database.OpenConnection())
            {
                Migrations.Apply(connection, Dialect.Sqlite, time.GetUtcNow());
                if (opening == Opening.ToServe && NodeFactStore.Find(connection, StoreMove.MovedFact) is not null)
                {
                    throw new StorageException($"{file} was moved to PostgreSQL: name that store with Storage:Url.");
                }

                if (opening == Opening.ToServe)
                {
                    CertificateRows.OpenNewest(connection, vault);
                }
            }

            return new SqliteStore(storeLock, database, vault);
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
