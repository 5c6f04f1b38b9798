using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Certs.Server.Storage.Sqlite;

/// <summary>The store's file. Every connection that it opens has the needed settings, read back.</summary>
/// <remarks>Stores see it as a <see cref="DbDataSource"/>, which PostgreSQL's driver offers too.</remarks>
internal sealed class SqliteDatabase : DbDataSource
{
    /// <summary>The database in <paramref name="file"/>, which is made when it is missing.</summary>
    public SqliteDatabase(string file)
    {
        File = Path.GetFullPath(file);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = 5,
        }.ToString();
    }

    /// <summary>The path of the database file.</summary>
    public string File { get; }

    /// <inheritdoc />
    public override string ConnectionString { get; }

    /// <inheritdoc />
    protected override DbConnection CreateDbConnection() => new Connection(ConnectionString);

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using SqliteConnection connection = new(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        base.Dispose(disposing);
    }

    // Opening is the one moment that every connection passes, pooled or new.
    private sealed class Connection(string connectionString) : SqliteConnection(connectionString)
    {
        public override void Open()
        {
            base.Open();
            try
            {
                Pragmas.Apply(this);
            }
            catch (StorageException)
            {
                Close();
                throw;
            }
        }
    }
}
