using System.Data.Common;
using Npgsql;

namespace Certs.Server.Storage.Moving;

/// <summary>A table as it is moved: the same in both databases.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns with PostgreSQL's names of their types.</param>
/// <param name="Key">The columns of the primary key, in order.</param>
/// <param name="Identity">The column whose values the database gives; null: none.</param>
internal sealed record TableShape(
    string Name, IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<string> Key, string? Identity)
{
    // Tables without references to others first, then those that refer to them; the schema has no circles.
    private const string TablesSql = """
        with recursive depth (name, depth) as (
            select table_name::text, 0
              from information_schema.tables
             where table_schema = current_schema() and table_type = 'BASE TABLE'
            union
            select c.conrelid::regclass::text, d.depth + 1
              from depth d
              join pg_constraint c on c.contype = 'f' and c.confrelid::regclass::text = d.name)
        select name from depth group by name order by max(depth), name
        """;

    private const string ColumnsSql = """
        select column_name, data_type, is_identity = 'YES'
          from information_schema.columns
         where table_schema = current_schema() and table_name = @table
         order by ordinal_position
        """;

    private const string KeySql = """
        select a.attname
          from pg_index i
          join unnest(i.indkey) with ordinality as k (attnum, place) on true
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where i.indrelid = @table::regclass and i.indisprimary
         order by k.place
        """;

    /// <summary>The columns' names, for a statement.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>The key's columns, for a statement.</summary>
    public string KeyList => string.Join(", ", Key);

    /// <summary>Every table, in an order in which they can be filled.</summary>
    public static async Task<IReadOnlyList<TableShape>> AllAsync(
        NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        List<TableShape> tables = [];
        foreach (string name in await ReadAsync(database, TablesSql, null, row => row.GetString(0), cancellationToken))
        {
            List<(string Name, string Type, bool IsIdentity)> columns = await ReadAsync(
                database, ColumnsSql, name, row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)),
                cancellationToken);
            List<string> key = await ReadAsync(database, KeySql, name, row => row.GetString(0), cancellationToken);
            tables.Add(new TableShape(
                name, columns.ConvertAll(column => (column.Name, column.Type)), key,
                columns.Where(column => column.IsIdentity).Select(column => column.Name).SingleOrDefault()));
        }

        return tables;
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlDataSource database, string sql, string? table, Func<DbDataReader, T> read,
        CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand(sql);
        if (table is not null)
        {
            command.Bind("@table", table);
        }

        List<T> found = [];
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add(read(row));
        }

        return found;
    }
}
