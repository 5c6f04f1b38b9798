using System.Data.Common;
using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>
/// The lead among replicas: a lock that lives as long as one connection, so that the server frees it when a replica
/// dies, and a term in the store that grows with every change.
/// </summary>
/// <remarks>
/// The lock only keeps two from trying at once. Safety is the term: <see cref="Guard"/> locks its row against change
/// for as long as a transaction of the lead is open, and the next lead must change that row before it does anything.
/// A pooled connection would keep the lock after it was closed. One caller of <see cref="HoldAsync"/> at a time.
/// </remarks>
internal sealed class PostgresLead(NpgsqlDataSource unpooled) : IAnchoringLead, IDisposable
{
    // The number of the lock is arbitrary and never changes. Named for the schema too, so that two stores in one
    // database, each in its schema, have a lead each.
    private const string TryLockSql = "select pg_try_advisory_lock(7161116, hashtext(current_schema()))";

    private const string BeginTermsSql = """
        insert into node_facts (name, value)
        values ('anchoring.term', '0')
        on conflict (name) do nothing
        """;

    private const string NextTermSql = """
        update node_facts
           set value = cast(cast(value as bigint) + 1 as text)
         where name = 'anchoring.term'
        returning cast(value as bigint)
        """;

    private const string ReadTermSql =
        "select cast(value as bigint) from node_facts where name = 'anchoring.term'";

    private const string GuardSql = $"{ReadTermSql} for share";

    private NpgsqlConnection? _holding;
    private long _term;

    /// <inheritdoc />
    public bool IsShared => true;

    /// <inheritdoc />
    public long Term => Interlocked.Read(ref _term);

    /// <inheritdoc />
    public async Task<bool> HoldAsync(CancellationToken cancellationToken)
    {
        if (_holding is not null && await StillHoldsAsync(_holding, cancellationToken))
        {
            return true;
        }

        await LetGoAsync();
        NpgsqlConnection connection = await unpooled.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await AskAsync(connection, TryLockSql, cancellationToken) is true)
            {
                await AskAsync(connection, BeginTermsSql, cancellationToken);
                Interlocked.Exchange(ref _term, (long)(await AskAsync(connection, NextTermSql, cancellationToken))!);
                _holding = connection;
            }
        }
        finally
        {
            // Closing it also gives back a lock that was taken when the rest failed.
            if (_holding is null)
            {
                await connection.DisposeAsync();
            }
        }

        return _holding is not null;
    }

    /// <inheritdoc />
    public void Guard(WriteSession session)
    {
        if (Term == 0 || session.Command(GuardSql).ReadNumber() != Term)
        {
            throw new LeadLostException();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Interlocked.Exchange(ref _term, 0);
        _holding?.Dispose();
        _holding = null;
        unpooled.Dispose();
    }

    private async Task<bool> StillHoldsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(connection, ReadTermSql, cancellationToken) is long term && term == Term;
        }
        catch (DbException)
        {
            // The connection is gone, and the lock with it.
            return false;
        }
        catch (InvalidOperationException)
        {
            // It was found closed.
            return false;
        }
    }

    private async Task LetGoAsync()
    {
        Interlocked.Exchange(ref _term, 0);
        if (_holding is { } connection)
        {
            _holding = null;
            await connection.DisposeAsync();
        }
    }

    private static async Task<object?> AskAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
