using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Certs.Server.Storage.Moving;

/// <summary>Copies one table and then holds every row of it against the original.</summary>
/// <remarks>
/// Rows go in the order of the key, some thousand a transaction. So what is there is always a beginning of the table, and
/// a copy that was cut off goes on behind its last row.
/// </remarks>
internal sealed class TableMove(
    DbConnection source, NpgsqlConnection target, TableShape table, IProgress<string> progress)
{
    private const int RowsAtOnce = 2_000;

    /// <summary>Copies what is not there yet.</summary>
    public async Task CopyAsync(CancellationToken cancellationToken)
    {
        long total = await TableRows.CountAsync(source, table, cancellationToken);
        long copied = await TableRows.CountAsync(target, table, cancellationToken);
        object?[]? last = await TableRows.LastKeyAsync(target, table, cancellationToken);
        while (await TableRows.ReadAsync(source, table, last, RowsAtOnce, cancellationToken) is { Count: > 0 } rows)
        {
            await WriteAsync(rows, cancellationToken);
            last = TableRows.KeyOf(table, rows[^1]);
            copied += rows.Count;
            progress.Report($"{table.Name}: {copied} of {total} rows copied");
        }

        await GoOnBehindAsync(cancellationToken);
    }

    /// <summary>Compares both, row by row and value by value.</summary>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="StorageException">A row differs, or one has more; the text names the table and the key.</exception>
    public async Task<long> CheckAsync(CancellationToken cancellationToken)
    {
        long count = 0;
        object?[]? last = null;
        while (true)
        {
            List<object?[]> original = await TableRows.ReadAsync(source, table, last, RowsAtOnce, cancellationToken);
            List<object?[]> copy = await TableRows.ReadAsync(target, table, last, RowsAtOnce, cancellationToken);
            for (int i = 0; i < Math.Max(original.Count, copy.Count); i++)
            {
                if (i >= original.Count || i >= copy.Count || !AreEqual(original[i], copy[i]))
                {
                    throw new StorageException($"{table.Name}: row {count + i + 1} differs from the original.");
                }
            }

            count += original.Count;
            if (original.Count == 0)
            {
                progress.Report($"{table.Name}: {count} rows, all equal");
                return count;
            }

            last = TableRows.KeyOf(table, original[^1]);
        }
    }

    // COPY is a statement, so a transaction: these rows are there or not.
    private async Task WriteAsync(List<object?[]> rows, CancellationToken cancellationToken)
    {
        await using NpgsqlBinaryImporter copy = await target.BeginBinaryImportAsync(
            $"copy {table.Name} ({table.ColumnList}) from stdin (format binary)", cancellationToken);
        foreach (object?[] row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            for (int i = 0; i < row.Length; i++)
            {
                await WriteAsync(copy, row[i], table.Columns[i].Type, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(
        NpgsqlBinaryImporter copy, object? value, string type, CancellationToken cancellationToken) => value switch
        {
            null => copy.WriteNullAsync(cancellationToken),
            long number when type == "bigint" => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellationToken),
            long number when type == "smallint" =>
                copy.WriteAsync(checked((short)number), NpgsqlDbType.Smallint, cancellationToken),
            long number => copy.WriteAsync(checked((int)number), NpgsqlDbType.Integer, cancellationToken),
            byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancellationToken),
            _ => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancellationToken),
        };

    // Numbers that the database gives go on behind those that were copied.
    private async Task GoOnBehindAsync(CancellationToken cancellationToken)
    {
        if (table.Identity is { } column)
        {
            await using NpgsqlCommand command = new(
                $"""
                select setval(pg_get_serial_sequence('{table.Name}', '{column}'), max({column}))
                  from {table.Name}
                having max({column}) is not null
                """,
                target);
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static bool AreEqual(object?[] one, object?[] other) =>
        one.Zip(other).All(pair => pair.First is byte[] bytes && pair.Second is byte[] others
            ? bytes.AsSpan().SequenceEqual(others)
            : Equals(pair.First, pair.Second));
}
