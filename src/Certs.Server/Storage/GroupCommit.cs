using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>
/// The one writer of the store. Whatever was handed in while the last group was being made durable is the next
/// group: one transaction, one wait for the disk. A caller's task ends only after COMMIT.
/// </summary>
/// <remarks>
/// A piece of work that throws takes nothing with it: the group is rolled back and the others are run again without
/// it. So work must be repeatable, and touch nothing but the session.
/// </remarks>
internal sealed class GroupCommit : IDisposable
{
    private readonly object _gate = new();
    private readonly WriteSession _session;
    private readonly Thread _thread;
    private List<WriteWork> _waiting = [];
    private bool _isClosed;

    /// <summary>Starts the writer on a connection of its own.</summary>
    public GroupCommit(DbDataSource database, Dialect dialect)
    {
        _session = new WriteSession(database.OpenConnection(), dialect);
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> in the next group.</summary>
    /// <returns>What the work returned, once it is durable.</returns>
    /// <exception cref="DbException">The database failed. What was asked for is then either there or not.</exception>
    public Task<T> RunAsync<T>(Func<WriteSession, T> work)
    {
        WriteWork.Of<T> item = new(work);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _waiting.Add(item);
            Monitor.Pulse(_gate);
        }

        return item.Done;
    }

    /// <summary>Writes what was handed in, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _session.Dispose();
    }

    private void Run()
    {
        List<WriteWork> group = [];
        while (Next(ref group))
        {
            WriteGroup(group);
            group.Clear();
        }
    }

    // Swaps the two lists, so that a group costs no allocation. False when the store closes and nothing waits.
    private bool Next(ref List<WriteWork> group)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosed)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            (_waiting, group) = (group, _waiting);
            return true;
        }
    }

    private void WriteGroup(List<WriteWork> group)
    {
        while (group.Count > 0)
        {
            WriteWork? broken = null;
            try
            {
                Execute(_session.Dialect.BeginWrite);
                broken = group.Find(work => !work.TryRun(_session));
                Execute(broken is null ? "commit" : "rollback");
            }
            catch (DbException failure)
            {
                TryRollBack();
                group.ForEach(work => work.Fail(failure));
                return;
            }

            if (broken is null)
            {
                group.ForEach(work => work.Complete());
                return;
            }

            broken.FailWithItsOwn();
            group.Remove(broken);
        }
    }

    private void Execute(string sql) => _session.Command(sql).ExecuteNonQuery();

    private void TryRollBack()
    {
        try
        {
            Execute("rollback");
        }
        catch (DbException)
        {
            // SQLite has rolled back by itself: there is no transaction left to end.
        }
    }
}
