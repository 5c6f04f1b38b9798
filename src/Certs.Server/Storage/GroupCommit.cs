using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>
/// The one writer of the store. Whatever was handed in while the last group was being made durable is the next
/// group: one transaction, one wait for the disk. A caller's task ends only after COMMIT.
/// </summary>
/// <remarks>
/// A piece of work that throws takes nothing with it: the group is rolled back and the others are run again without
/// it. So work must be repeatable, and touch nothing but the session. A connection that was lost is opened again for
/// the next group; with several replicas a group that another one's stood in the way of is written again.
/// </remarks>
internal sealed class GroupCommit : IDisposable
{
    private const int MostAttempts = 5;

    private readonly object _gate = new();
    private readonly DbDataSource _database;
    private readonly Dialect _dialect;
    private readonly DocumentVault _vault;
    private readonly Thread _thread;
    private List<WriteWork> _waiting = [];
    private WriteSession? _session;
    private bool _isClosed;

    /// <summary>Starts the writer on a connection of its own.</summary>
    public GroupCommit(DbDataSource database, Dialect dialect, DocumentVault vault)
    {
        _database = database;
        _dialect = dialect;
        _vault = vault;
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
        _session?.Dispose();
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
        int attempts = 0;
        while (group.Count > 0)
        {
            WriteWork? broken;
            try
            {
                broken = RunAll(OpenSession(), group);
            }
            catch (DbException failure)
            {
                Fail(group, failure);
                return;
            }
            catch (StorageException unsafeDatabase)
            {
                Fail(group, unsafeDatabase);
                return;
            }

            if (broken is null)
            {
                group.ForEach(work => work.Complete());
                return;
            }

            if (!broken.MayBeTriedAgain || ++attempts >= MostAttempts)
            {
                broken.FailWithItsOwn();
                group.Remove(broken);
            }
        }
    }

    private void Fail(List<WriteWork> group, Exception failure)
    {
        TryRollBack();
        group.ForEach(work => work.Fail(failure));
    }

    // The work that threw, after which nothing is stored; null: everything is durable.
    private static WriteWork? RunAll(WriteSession session, List<WriteWork> group)
    {
        session.Execute(session.Dialect.BeginWrite);
        WriteWork? broken = group.Find(work => !work.TryRun(session));
        if (broken is null)
        {
            session.Execute("commit");
        }
        else if (session.IsOpen)
        {
            session.Execute("rollback");
        }

        return broken;
    }

    private WriteSession OpenSession()
    {
        if (_session is { IsOpen: false })
        {
            _session.Dispose();
            _session = null;
        }

        return _session ??= new WriteSession(_database.OpenConnection(), _dialect, _vault);
    }

    private void TryRollBack()
    {
        if (_session is not { IsOpen: true } session)
        {
            return;
        }

        try
        {
            session.Execute("rollback");
        }
        catch (DbException)
        {
            // The database has rolled back by itself: there is no transaction left to end.
        }
    }
}
