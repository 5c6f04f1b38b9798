using System.Data.Common;
using System.Globalization;

namespace Certs.Server.Storage.Moving;

/// <summary>Reads a table's rows in the order of its key, out of either database, as plain values.</summary>
internal static class TableRows
{
    /// <summary>The rows behind a key.</summary>
    /// <param name="connection">A connection to either database.</param>
    /// <param name="table">The table.</param>
    /// <param name="after">Only rows whose key is greater; null: all.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Each row in the order of the table's columns: whole numbers, texts, bytes, or null.</returns>
    public static async Task<List<object?[]>> ReadAsync(
        DbConnection connection, TableShape table, object?[]? after, int limit, CancellationToken cancellationToken)
    {
        string places = string.Join(", ", table.Key.Select((_, at) => Place(at)));
        string where = after is null ? "" : $"where ({table.KeyList}) > ({places})";
        await using DbCommand command = connection.Command(
            $"select {table.ColumnList} from {table.Name} {where} order by {table.KeyList} limit {limit}");
        for (int i = 0; after is not null && i < table.Key.Count; i++)
        {
            command.Bind(Place(i), after[i]);
        }

        List<object?[]> rows = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add([.. table.Columns.Select((column, at) => Read(row, at, column.Type))]);
        }

        return rows;
    }

    /// <summary>The key of a row.</summary>
    public static object?[] KeyOf(TableShape table, object?[] row) =>
        [.. table.Key.Select(key => row[table.Columns.ToList().FindIndex(column => column.Name == key)])];

    /// <summary>The key of the last row; null: the table is empty.</summary>
    public static async Task<object?[]?> LastKeyAsync(
        DbConnection connection, TableShape table, CancellationToken cancellationToken)
    {
        string backwards = string.Join(", ", table.Key.Select(key => $"{key} desc"));
        await using DbCommand command = connection.Command(
            $"select {table.ColumnList} from {table.Name} order by {backwards} limit 1");
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? KeyOf(table, [.. table.Columns.Select((column, at) => Read(row, at, column.Type))])
            : null;
    }

    /// <summary>How many rows there are.</summary>
    public static async Task<long> CountAsync(
        DbConnection connection, TableShape table, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.Command($"select count(*) from {table.Name}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static object? Read(DbDataReader row, int at, string type)
    {
        if (row.IsDBNull(at))
        {
            return null;
        }

        return type switch
        {
            "bigint" or "integer" or "smallint" => row.GetInt64(at),
            "bytea" => row.GetBytes(at),
            "text" => row.GetString(at),
            _ => throw new StorageException($"A column of type {type} cannot be moved."),
        };
    }

    private static string Place(int at) => string.Create(CultureInfo.InvariantCulture, $"@key{at}");
}
