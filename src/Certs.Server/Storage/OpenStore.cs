using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>The store of this node while it is open: locked, checked, up to date, with its one writer.</summary>
internal sealed class OpenStore : IDisposable
{
    private readonly StoreLock _lock;

    private OpenStore(StoreLock storeLock, SqliteDatabase database)
    {
        _lock = storeLock;
        Database = database;
        Writer = new GroupCommit(database);
    }

    /// <summary>Where reading connections come from.</summary>
    public DbDataSource Database { get; }

    /// <summary>The only way to write.</summary>
    public GroupCommit Writer { get; }

    /// <summary>Opens the store in <paramref name="file"/> and brings its schema up to date.</summary>
    /// <exception cref="StorageException">Another service has it, or it cannot be made safe.</exception>
    public static OpenStore Open(string file, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        StoreLock storeLock = StoreLock.Take(file);
        try
        {
            SqliteDatabase database = new(file);
            using (DbConnection connection = database.OpenConnection())
            {
                Migrations.Apply(connection, time.GetUtcNow());
            }

            return new OpenStore(storeLock, database);
        }
        catch
        {
            storeLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Writer.Dispose();
        Database.Dispose();
        _lock.Dispose();
    }
}
