using Npgsql;

namespace Certs.Server.Storage.Postgres;

/// <summary>
/// The settings without which PostgreSQL loses acknowledged rows (threat T31). They are the database administrator's to
/// make; every new connection reads them back.
/// </summary>
internal static class PostgresSettings
{
    // synchronous_commit = off lost the last acknowledged row in every power-loss image that was tried.
    private const string ReadSql = """
        select current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'),
               current_setting('server_encoding'), pg_is_in_recovery(), current_setting('server_version_num')::integer
        """;

    private const int OldestVersion = 130_000;

    /// <summary>Reads the settings back.</summary>
    /// <exception cref="StorageException">One does not hold; the text names it.</exception>
    public static void Check(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new(ReadSql, connection);
        using NpgsqlDataReader row = command.ExecuteReader();
        row.Read();
        Check(row);
    }

    /// <inheritdoc cref="Check(NpgsqlConnection)"/>
    public static async Task CheckAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(ReadSql, connection);
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Check(row);
    }

    private static void Check(NpgsqlDataReader row)
    {
        Need("synchronous_commit", row.GetString(0), "on", "remote_apply");
        Need("fsync", row.GetString(1), "on");
        Need("full_page_writes", row.GetString(2), "on");
        Need("server_encoding", row.GetString(3), "UTF8");
        if (row.GetBoolean(4))
        {
            throw new StorageException("PostgreSQL is a standby that only reads; the store stays closed.");
        }

        if (row.GetInt32(5) < OldestVersion)
        {
            throw new StorageException("PostgreSQL is older than version 13; the store stays closed.");
        }
    }

    private static void Need(string name, string found, params string[] good)
    {
        if (!good.Contains(found))
        {
            throw new StorageException(
                $"PostgreSQL says {name} = {found} where {good[0]} is needed; the store stays closed.");
        }
    }
}
