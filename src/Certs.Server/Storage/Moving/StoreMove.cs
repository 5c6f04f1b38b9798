using System.Data.Common;
using System.Security.Cryptography;
using Certs.Server.Storage.Postgres;
using Certs.Server.Storage.Sqlite;
using Npgsql;

namespace Certs.Server.Storage.Moving;

/// <summary>Moves a store from a SQLite file into an empty PostgreSQL database.</summary>
/// <remarks>
/// <list type="number">
/// <item>Both are taken: no service may run on either.</item>
/// <item>The database notes whose copy it is going to be. From here on no service opens it until the end.</item>
/// <item>Every table is copied; a move that was cut off goes on where it ended.</item>
/// <item>Every row is held against the original.</item>
/// <item>The file notes that it was moved. From here on no service opens it.</item>
/// <item>The database is free. From here on it is the store.</item>
/// </list>
/// </remarks>
internal sealed class StoreMove(TimeProvider time, IProgress<string> progress)
{
    /// <summary>The fact of a file that was moved: a service on it would give numbers a second time.</summary>
    public const string MovedFact = "store.moved";

    /// <summary>The fact of a database that is the unfinished copy of a file.</summary>
    public const string CopyFact = "store.copy_of";

    // Facts that belong to a database itself and are not moved.
    private static readonly string[] OwnFacts = ["anchoring.term", CopyFact, MovedFact];

    /// <summary>Runs the steps.</summary>
    /// <exception cref="StorageException">One of them is in use or not what it must be; nothing is lost.</exception>
    /// <exception cref="DbException">A database failed; repeat it.</exception>
    public async Task RunAsync(string file, string connectionString, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new StorageException($"There is no file {file}.");
        }

        // Documents move sealed as they are, so this one opens and seals nothing.
        using DocumentVault vault = new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        using SqliteStore source = SqliteStore.Open(file, vault, time, Opening.ToMove);
        using PostgresStore target = PostgresStore.Open(connectionString, vault, time, Opening.ToMove);
        if (!await target.Lead.HoldAsync(cancellationToken))
        {
            throw new StorageException("A service runs on the database; stop it first.");
        }

        NodeFactStore ownFacts = new(source.Database, source.Writer);
        NodeFactStore facts = new(target.Database, target.Writer);
        await ClaimAsync(file, source, facts, target, cancellationToken);
        await MoveTablesAsync(source, target, cancellationToken);
        await MoveFactsAsync(source, facts, cancellationToken);
        await ownFacts.SetAsync(MovedFact, "1");
        await facts.RemoveAsync(CopyFact);
        progress.Report("Moved. Start the services with the new store; keep the file as a backup.");
    }

    private static async Task ClaimAsync(
        string file, SqliteStore source, NodeFactStore facts, PostgresStore target, CancellationToken cancellationToken)
    {
        string whose = Path.GetFullPath(file);
        if (await facts.FindAsync(CopyFact, cancellationToken) is { } begun)
        {
            if (begun != whose)
            {
                throw new StorageException($"The database is the unfinished copy of {begun}.");
            }

            return;
        }

        if (await new NodeFactStore(source.Database, source.Writer).FindAsync(MovedFact, cancellationToken) is not null)
        {
            throw new StorageException($"{file} was moved before.");
        }

        await using DbConnection connection = await target.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(
            "select (select count(*) from series) + (select count(*) from agencies) + (select count(*) from numbers)");
        if (command.ReadNumber() != 0)
        {
            throw new StorageException("The database is not empty.");
        }

        await facts.SetAsync(CopyFact, whose);
    }

    private async Task MoveTablesAsync(SqliteStore source, PostgresStore target, CancellationToken cancellationToken)
    {
        await using DbConnection from = await source.Database.OpenConnectionAsync(cancellationToken);
        await using NpgsqlConnection to =
            (NpgsqlConnection)await target.Database.OpenConnectionAsync(cancellationToken);
        IReadOnlyList<TableShape> tables =
            await TableShape.AllAsync((NpgsqlDataSource)target.Database, cancellationToken);
        TableMove[] moves =
        [
            .. tables.Where(table => table.Name is not ("node_facts" or "schema_versions"))
                .Select(table => new TableMove(from, to, table, progress)),
        ];
        foreach (TableMove move in moves)
        {
            await move.CopyAsync(cancellationToken);
        }

        foreach (TableMove move in moves)
        {
            await move.CheckAsync(cancellationToken);
        }
    }

    private static async Task MoveFactsAsync(
        SqliteStore source, NodeFactStore facts, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> all =
            await new NodeFactStore(source.Database, source.Writer).AllAsync(cancellationToken);
        foreach ((string name, string value) in all.Where(fact => !OwnFacts.Contains(fact.Key)))
        {
            await facts.SetAsync(name, value);
        }
    }
}
