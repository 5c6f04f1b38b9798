using System.Data.Common;
using Certs.Server.Storage.Moving;
using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>A store in a PostgreSQL database, which any number of replicas share.</summary>
internal sealed class PostgresStore : OpenStore
{
    private readonly PostgresCertificateWriter _writer;
    private readonly PostgresLead _lead;

    private PostgresStore(NpgsqlDataSource database, NpgsqlDataSource unpooled, DocumentVault vault)
        : base(database, Dialect.Postgres, vault)
    {
        _writer = new PostgresCertificateWriter(database, vault);
        _lead = new PostgresLead(unpooled);
        Certificates = new PostgresCertificateStore(database, _writer, vault);
    }

    /// <inheritdoc />
    public override ICertificateStore Certificates { get; }

    /// <inheritdoc />
    public override IAnchoringLead Lead => _lead;

    /// <summary>Opens the store and brings its schema up to date; of several replicas one does it.</summary>
    /// <param name="connectionString">Where it is, with the password.</param>
    /// <param name="vault">What documents are sealed and opened with.</param>
    /// <param name="time">The clock, for the date of migrations.</param>
    /// <param name="opening">What for.</param>
    /// <exception cref="StorageException">It cannot be made safe, or it is a copy that is not whole yet.</exception>
    /// <exception cref="DbException">It cannot be reached.</exception>
    public static PostgresStore Open(
        string connectionString, DocumentVault vault, TimeProvider time, Opening opening = Opening.ToServe)
    {
        NpgsqlDataSource database = PostgresDatabase.Open(connectionString);
        try
        {
            using (DbConnection connection = database.OpenConnection())
            {
                Migrations.Apply(connection, Dialect.Postgres, time.GetUtcNow());
                if (opening == Opening.ToServe && NodeFactStore.Find(connection, StoreMove.CopyFact) is { } original)
                {
                    throw new StorageException(
                        $"The database is the unfinished copy of {original}: repeat certs store move.");
                }

                if (opening == Opening.ToServe)
                {
                    CertificateRows.OpenNewest(connection, vault);
                }
            }

            return new PostgresStore(database, PostgresDatabase.OpenUnpooled(connectionString), vault);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _writer.Dispose();
        _lead.Dispose();
        base.Dispose();
    }
}
