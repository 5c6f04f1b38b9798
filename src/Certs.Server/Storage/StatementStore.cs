using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The tables <c>statements</c> and <c>statement_requests</c>.</summary>
internal sealed class StatementStore(DbDataSource database, GroupCommit writer)
{
    private const string LeavesSql = """
        select leaf, suites
          from statements
         where id between @first and @last
         order by id
        """;

    private const string FindSql = $"{StatementRows.SelectSql} where s.id = @id";

    private const string WithdrawSql = """
        update statements
           set withdrawn_at = @now, withdrawal = 1
         where original = @original
           and province = @province
           and expires_at > @now
           and withdrawn_at is null
        """;

    private const string AboutSql = $"""
        {StatementRows.SelectSql}
         where s.original = @original
         order by s.issued_at, s.id
        """;

    private const string NewestSql = $"""
        {StatementRows.SelectSql}
         where s.original = @original
           and s.province = @province
         order by s.issued_at desc, s.id desc
         limit 1
        """;

    /// <summary>Stores statements in one group; each stands or falls by itself.</summary>
    /// <returns>What became of each, in the same order. From here on the added ones exist.</returns>
    public Task<AddedStatement[]> AddAsync(IReadOnlyList<NewStatement> statements) =>
        writer.RunAsync(session =>
        {
            Series series = new(session);
            AddedStatement[] results = new AddedStatement[statements.Count];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = StatementRows.Add(session, series, statements[i]);
            }

            series.Save();
            return results;
        });

    /// <summary>What a request id was answered with, and what it stood for; null: it was never used.</summary>
    public async Task<(StoredStatement Statement, Hash32 ContentDigest)?> FindByRequestAsync(
        Guid requestId, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command =
            StatementRows.BindRequest(connection.Command(StatementRows.FirstAnswerSql), requestId);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (StatementRows.Read(row), row.GetHash(9)) : null;
    }

    /// <summary>The newest statement for a certificate and a province that is in force at a moment; null: none is.</summary>
    public Task<StoredStatement?> FindInForceAsync(
        Hash32 original, ushort province, DateTimeOffset now, CancellationToken cancellationToken) =>
        FindAsync(
            StatementRows.InForceSql,
            command => command
                .Bind("@original", original.ToArray())
                .Bind("@province", (long)province)
                .Bind("@now", now.ToUnixTimeSeconds()),
            cancellationToken);

    /// <summary>The newest statement for a certificate and a province, in force or not; null: there was none.</summary>
    public Task<StoredStatement?> FindNewestAsync(
        Hash32 original, ushort province, CancellationToken cancellationToken) =>
        FindAsync(
            NewestSql,
            command => command.Bind("@original", original.ToArray()).Bind("@province", (long)province),
            cancellationToken);

    /// <summary>Every statement about a certificate, for whichever province, oldest first.</summary>
    public async Task<IReadOnlyList<StoredStatement>> AboutAsync(
        Hash32 original, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AboutSql).Bind("@original", original.ToArray());
        List<StoredStatement> found = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add(StatementRows.Read(row));
        }

        return found;
    }

    /// <summary>The statement at a place; null: none stands there.</summary>
    public Task<StoredStatement?> FindAsync(CertificateId id, CancellationToken cancellationToken) =>
        FindAsync(FindSql, command => command.Bind("@id", id.Value), cancellationToken);

    /// <summary>
    /// Withdraws every statement for a certificate and a province that is in force. From here on it is withdrawn; the
    /// chain learns of it from the worker.
    /// </summary>
    /// <returns>How many were.</returns>
    public Task<int> WithdrawAsync(Hash32 original, ushort province, DateTimeOffset now) =>
        writer.RunAsync(session => session.Command(WithdrawSql)
            .Bind("@original", original.ToArray())
            .Bind("@province", (long)province)
            .Bind("@now", now.ToUnixTimeSeconds())
            .ExecuteNonQuery());

    /// <summary>The leaves at <paramref name="size"/> places from <paramref name="first"/> on, with their suites.</summary>
    public Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> LeavesAsync(
        CertificateId first, int size, CancellationToken cancellationToken) =>
        LeafRows.ReadAsync(database, LeavesSql, first, size, cancellationToken);

    private async Task<StoredStatement?> FindAsync(
        string sql, Action<DbCommand> bind, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql);
        bind(command);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? StatementRows.Read(row) : null;
    }
}
