using System.Data.Common;
using Certs.Core.Recognition;
using Certs.Server.Statistics;

namespace Certs.Server.Storage;

/// <summary>The tables <c>obstacles</c>, <c>verdicts</c> and <c>bridge_times</c>. Replicas add to the same rows.</summary>
internal sealed class VerdictCountStore(DbDataSource database, GroupCommit writer)
{
    private const string AddObstaclesSql = """
        insert into obstacles (month, issuing, relying, type, suites, seal, reason, verdicts)
        values (@month, @issuing, @relying, @type, @suites, @seal, @reason, @verdicts)
        on conflict (month, issuing, relying, type, suites, seal, reason)
        do update set verdicts = obstacles.verdicts + excluded.verdicts
        """;

    private const string AddVerdictsSql = """
        insert into verdicts (month, issuing, relying, recognition, duration, verdicts)
        values (@month, @issuing, @relying, @recognition, @duration, @verdicts)
        on conflict (month, issuing, relying, recognition, duration)
        do update set verdicts = verdicts.verdicts + excluded.verdicts
        """;

    private const string AddBridgedSql = """
        insert into bridge_times (month, issuing, relying, duration, statements)
        values (@month, @issuing, @relying, @duration, @statements)
        on conflict (month, issuing, relying, duration)
        do update set statements = bridge_times.statements + excluded.statements
        """;

    private const string BridgedSql = """
        select month, issuing, relying, duration, statements
          from bridge_times
         where month between @from and @to
        """;

    private const string ObstaclesSql = """
        select month, issuing, relying, type, suites, seal, reason, verdicts
          from obstacles
         where month between @from and @to
        """;

    private const string VerdictsSql = """
        select month, issuing, relying, recognition, duration, verdicts
          from verdicts
         where month between @from and @to
        """;

    /// <summary>Adds to the counts.</summary>
    /// <exception cref="DbException">The database failed; the counts are then either added or not.</exception>
    public Task AddAsync(TakenCounts counts)
    {
        if (counts.IsEmpty)
        {
            return Task.CompletedTask;
        }

        // In one order, so that two replicas never wait for each other's rows.
        KeyValuePair<ObstacleKind, long>[] first =
        [
            .. counts.Obstacles.OrderBy(one => one.Key.Month).ThenBy(one => one.Key.Issuing).ThenBy(one => one.Key.Relying)
                .ThenBy(one => one.Key.Type, StringComparer.Ordinal).ThenBy(one => one.Key.Suites)
                .ThenBy(one => one.Key.Seal).ThenBy(one => one.Key.Reason, StringComparer.Ordinal),
        ];
        KeyValuePair<VerdictKind, long>[] second =
        [
            .. counts.Verdicts.OrderBy(one => one.Key.Month).ThenBy(one => one.Key.Issuing).ThenBy(one => one.Key.Relying)
                .ThenBy(one => one.Key.Recognition).ThenBy(one => one.Key.Duration),
        ];
        KeyValuePair<BridgeKind, long>[] third =
        [
            .. counts.Bridged.OrderBy(one => one.Key.Month).ThenBy(one => one.Key.Issuing)
                .ThenBy(one => one.Key.Relying).ThenBy(one => one.Key.Duration),
        ];
        return writer.RunAsync(session =>
            first.Sum(one => Add(session, one.Key, one.Value)) + second.Sum(one => Add(session, one.Key, one.Value))
            + third.Sum(one => Add(session, one.Key, one.Value)));
    }

    /// <summary>The obstacles from one month to another, both included.</summary>
    public Task<IReadOnlyList<(ObstacleKind Kind, long Verdicts)>> ObstaclesAsync(
        Month from, Month to, CancellationToken cancellationToken) =>
        ReadAsync(
            ObstaclesSql, from, to,
            row => (
                new ObstacleKind(
                    new Month(row.GetInt32(0)), (ushort)row.GetInt64(1), (ushort)row.GetInt64(2), row.GetString(3),
                    (ushort)row.GetInt64(4), (byte)row.GetInt64(5), row.GetString(6)),
                row.GetInt64(7)),
            cancellationToken);

    /// <summary>All verdicts from one month to another, both included.</summary>
    public Task<IReadOnlyList<(VerdictKind Kind, long Verdicts)>> VerdictsAsync(
        Month from, Month to, CancellationToken cancellationToken) =>
        ReadAsync(
            VerdictsSql, from, to,
            row => (
                new VerdictKind(
                    new Month(row.GetInt32(0)), (ushort)row.GetInt64(1), (ushort)row.GetInt64(2),
                    (RecognitionStatus)row.GetInt64(3), (byte)row.GetInt64(4)),
                row.GetInt64(5)),
            cancellationToken);

    /// <summary>The bridge statements from one month to another, both included.</summary>
    public Task<IReadOnlyList<(BridgeKind Kind, long Statements)>> BridgedAsync(
        Month from, Month to, CancellationToken cancellationToken) =>
        ReadAsync(
            BridgedSql, from, to,
            row => (
                new BridgeKind(
                    new Month(row.GetInt32(0)), (ushort)row.GetInt64(1), (ushort)row.GetInt64(2), (byte)row.GetInt64(3)),
                row.GetInt64(4)),
            cancellationToken);

    private static int Add(WriteSession session, ObstacleKind kind, long verdicts) => session.Command(AddObstaclesSql)
        .Bind("@month", (long)kind.Month.Number)
        .Bind("@issuing", (long)kind.Issuing)
        .Bind("@relying", (long)kind.Relying)
        .Bind("@type", kind.Type)
        .Bind("@suites", (long)kind.Suites)
        .Bind("@seal", (long)kind.Seal)
        .Bind("@reason", kind.Reason)
        .Bind("@verdicts", verdicts)
        .ExecuteNonQuery();

    private static int Add(WriteSession session, VerdictKind kind, long verdicts) => session.Command(AddVerdictsSql)
        .Bind("@month", (long)kind.Month.Number)
        .Bind("@issuing", (long)kind.Issuing)
        .Bind("@relying", (long)kind.Relying)
        .Bind("@recognition", (long)kind.Recognition)
        .Bind("@duration", (long)kind.Duration)
        .Bind("@verdicts", verdicts)
        .ExecuteNonQuery();

    private static int Add(WriteSession session, BridgeKind kind, long statements) => session.Command(AddBridgedSql)
        .Bind("@month", (long)kind.Month.Number)
        .Bind("@issuing", (long)kind.Issuing)
        .Bind("@relying", (long)kind.Relying)
        .Bind("@duration", (long)kind.Duration)
        .Bind("@statements", statements)
        .ExecuteNonQuery();

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Month from, Month to, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql)
            .Bind("@from", (long)from.Number)
            .Bind("@to", (long)to.Number);
        List<T> rows = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
