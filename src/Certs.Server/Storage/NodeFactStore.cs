using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>The table <c>node_facts</c>: what this store belongs to.</summary>
internal sealed class NodeFactStore(DbDataSource database, GroupCommit writer)
{
    private const string FindSql = "select value from node_facts where name = @name";

    private const string SetSql = """
        insert into node_facts (name, value)
        values (@name, @value)
        on conflict (name) do update set value = excluded.value
        """;

    private const string AddSql = """
        insert into node_facts (name, value)
        values (@name, @value)
        on conflict (name) do nothing
        """;

    private const string RemoveSql = "delete from node_facts where name = @name";

    private const string AllSql = "select name, value from node_facts";

    /// <summary>The value of a fact; null when it was never set.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindSql).Bind("@name", name);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Sets a fact that nobody has set, on this replica or another.</summary>
    /// <returns>False when it was set before; it stays as it is.</returns>
    public async Task<bool> AddAsync(string name, string value) =>
        await writer.RunAsync(session =>
            session.Command(AddSql).Bind("@name", name).Bind("@value", value).ExecuteNonQuery()) == 1;

    /// <summary>Sets a fact, in place of an earlier value.</summary>
    public Task SetAsync(string name, string value) => writer.RunAsync(session => Set(session, name, value));

    /// <summary>Takes a fact away.</summary>
    public Task RemoveAsync(string name) =>
        writer.RunAsync(session => session.Command(RemoveSql).Bind("@name", name).ExecuteNonQuery());

    /// <summary>Every fact.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AllSql);
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            facts.Add(row.GetString(0), row.GetString(1));
        }

        return facts;
    }

    /// <summary>The value of a fact, asked of a connection before the store is open; null when it was never set.</summary>
    public static string? Find(DbConnection connection, string name)
    {
        using DbCommand command = connection.Command(FindSql).Bind("@name", name);
        return (string?)command.ExecuteScalar();
    }

    /// <summary>Sets a fact together with something else.</summary>
    public static int Set(WriteSession session, string name, string value) =>
        session.Command(SetSql).Bind("@name", name).Bind("@value", value).ExecuteNonQuery();
}
