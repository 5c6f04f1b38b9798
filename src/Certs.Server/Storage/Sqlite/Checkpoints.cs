using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Certs.Server.Storage.Sqlite;

/// <summary>
/// Copies the log into the database file while the writer goes on. Left to the writer, every commit that finds the log
/// full copies 32 MiB while its callers wait.
/// </summary>
/// <remarks>
/// Nobody waits for it and nothing depends on it: what is left when the log is full the writer still copies itself, and
/// only then can the log begin anew.
/// </remarks>
internal sealed class Checkpoints : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ManualResetEventSlim _end = new();
    private readonly DbConnection _connection;
    private readonly Thread _thread;

    /// <summary>Starts copying on a connection of its own.</summary>
    public Checkpoints(DbDataSource database)
    {
        _connection = database.OpenConnection();
        _thread = new Thread(Run) { IsBackground = true, Name = "store checkpoints" };
        _thread.Start();
    }

    /// <summary>Ends after the copy that is under way.</summary>
    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _connection.Dispose();
        _end.Dispose();
    }

    private void Run()
    {
        using DbCommand copy = _connection.Command("pragma wal_checkpoint(passive)");
        while (!_end.Wait(Interval))
        {
            try
            {
                copy.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // Whatever the disk has, the writer meets it too and tells its callers.
            }
        }
    }
}
