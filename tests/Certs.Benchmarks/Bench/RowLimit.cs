using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Certs.Benchmarks.Bench;

/// <summary>What a durable row of 2 KB costs in SQLite (WAL, synchronous=FULL), 1,000 rows to a commit.</summary>
/// <param name="RowsPerSecond">Rows of one thread by the clock.</param>
/// <param name="Processor">Processor time of a row.</param>
/// <param name="Wait">What a row waits for the disk: its share of the commit beyond processor time.</param>
internal sealed record RowLimit(double RowsPerSecond, TimeSpan Processor, TimeSpan Wait)
{
    private const int RowBytes = 2048;
    private const int RowsPerCommit = 1000;
    private const int WarmUpCommits = 5;
    private const int Commits = 30;

    /// <summary>Measures it with a file in <paramref name="folder"/>, where the service keeps its own.</summary>
    public static RowLimit Measure(string folder)
    {
        string file = Path.Combine(folder, $"rows-{Guid.NewGuid():N}.db");
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal");
        Execute(connection, "pragma synchronous = full");
        Execute(connection, "create table rows (id integer primary key, document blob not null) strict");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "insert into rows (document) values ($document)";
        insert.Parameters.AddWithValue("$document", RandomNumberGenerator.GetBytes(RowBytes));
        insert.Prepare();
        Times total = new();
        for (int i = 0; i < WarmUpCommits + Commits; i++)
        {
            Times times = Commit(connection, insert);
            total = i < WarmUpCommits ? total : total + times;
        }

        const int rows = Commits * RowsPerCommit;
        return new RowLimit(rows / total.Clock.TotalSeconds, total.Processor / rows, total.Wait / rows);
    }

    private static Times Commit(SqliteConnection connection, SqliteCommand insert)
    {
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        using SqliteTransaction transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        for (int i = 0; i < RowsPerCommit; i++)
        {
            insert.ExecuteNonQuery();
        }

        TimeSpan written = clock.Elapsed;
        TimeSpan inserts = Environment.CpuUsage.TotalTime - start;
        transaction.Commit();
        TimeSpan processor = Environment.CpuUsage.TotalTime - start;
        TimeSpan wait = clock.Elapsed - written - (processor - inserts);
        return new Times(clock.Elapsed, processor, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }

    private readonly record struct Times(TimeSpan Clock, TimeSpan Processor, TimeSpan Wait)
    {
        public static Times operator +(Times left, Times right) =>
            new(left.Clock + right.Clock, left.Processor + right.Processor, left.Wait + right.Wait);
    }
}
