using Npgsql;
using NpgsqlTypes;

namespace Certs.Server.Storage.Postgres;

/// <summary>Begins a transaction in which nobody else hands out places of some agencies.</summary>
internal static class SeriesLock
{
    // In the order of agencies, the same in every replica, so that two never wait for each other.
    private const string LockSql = """
        select agency, next_position
          from series
         where agency = any($1)
         order by agency
           for update
        """;

    private const string BeginSeriesSql = """
        insert into series (agency, next_position)
        select agency, 0
          from unnest($1) as a (agency)
         order by agency
            on conflict (agency) do nothing
        """;

    /// <summary>Begins it and locks.</summary>
    /// <returns>The next place of each agency.</returns>
    public static async Task<Dictionary<long, long>> TakeAsync(NpgsqlConnection connection, IEnumerable<long> agencies)
    {
        long[] wanted = [.. agencies.Distinct()];
        Dictionary<long, long> next = [];
        await ReadAsync(connection, next, new NpgsqlBatchCommand(Dialect.Postgres.BeginWrite), With(LockSql, wanted));
        long[] missing = [.. wanted.Where(agency => !next.ContainsKey(agency))];
        if (missing.Length > 0)
        {
            await ReadAsync(connection, next, With(BeginSeriesSql, missing), With(LockSql, missing));
        }

        return next;
    }

    private static async Task ReadAsync(
        NpgsqlConnection connection, Dictionary<long, long> next, params NpgsqlBatchCommand[] commands)
    {
        await using NpgsqlBatch batch = new(connection);
        Array.ForEach(commands, batch.BatchCommands.Add);
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            next[row.GetInt64(0)] = row.GetInt64(1);
        }
    }

    private static NpgsqlBatchCommand With(string sql, long[] agencies)
    {
        NpgsqlBatchCommand command = new(sql);
        command.Parameters.Add(
            new NpgsqlParameter<long[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, TypedValue = agencies });
        return command;
    }
}
