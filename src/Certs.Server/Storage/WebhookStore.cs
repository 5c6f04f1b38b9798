using System.Data.Common;
using Certs.Server.Webhooks;

namespace Certs.Server.Storage;

/// <summary>The table <c>webhooks</c>: how far each subscription is. Only the lead tells, so only the lead writes it.</summary>
internal sealed class WebhookStore(DbDataSource database, GroupCommit writer, IAnchoringLead lead)
{
    private const string SelectSql = """
        select name, cursor, delivered, delivered_at, failures, failing_since, problem, stopped_at
          from webhooks
        """;

    private const string FindSql = $"{SelectSql} where name = @name";

    private const string PutSql = """
        insert into webhooks (name, cursor, delivered, delivered_at, failures, failing_since, problem, stopped_at)
        values (@name, @cursor, @delivered, @delivered_at, @failures, @failing_since, @problem, @stopped_at)
        on conflict (name) do update
           set cursor = excluded.cursor, delivered = excluded.delivered, delivered_at = excluded.delivered_at,
               failures = excluded.failures, failing_since = excluded.failing_since, problem = excluded.problem,
               stopped_at = excluded.stopped_at
        """;

    // What was not told yet stays as it is; only what stopped it goes.
    private const string ResumeSql = """
        update webhooks
           set cursor = coalesce(@cursor, cursor), failures = 0, failing_since = null, problem = null, stopped_at = null
         where name = @name
           and stopped_at is not null
        """;

    /// <summary>How far a subscription is; null: it has not begun.</summary>
    public async Task<WebhookState?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindSql).Bind("@name", name);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row) : null;
    }

    /// <summary>Keeps how far a subscription is.</summary>
    /// <exception cref="LeadLostException">Another replica leads by now, and tells.</exception>
    public Task PutAsync(WebhookState state) => writer.RunAsync(session =>
    {
        lead.Guard(session);
        return session.Command(PutSql)
            .Bind("@name", state.Name)
            .Bind("@cursor", state.Cursor)
            .Bind("@delivered", state.Delivered)
            .Bind("@delivered_at", state.DeliveredAt?.ToUnixTimeSeconds())
            .Bind("@failures", state.Failures)
            .Bind("@failing_since", state.FailingSince?.ToUnixTimeSeconds())
            .Bind("@problem", (long?)state.Problem)
            .Bind("@stopped_at", state.StoppedAt?.ToUnixTimeSeconds())
            .ExecuteNonQuery();
    });

    /// <summary>Lets a subscription that was stopped go on; asked by an operator, at any replica.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cursor">Where; null: where it was.</param>
    /// <returns>False: it is not stopped.</returns>
    public async Task<bool> ResumeAsync(string name, string? cursor) =>
        await writer.RunAsync(session => session.Command(ResumeSql)
            .Bind("@name", name)
            .Bind("@cursor", cursor)
            .ExecuteNonQuery()) > 0;

    private static WebhookState Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), Moment(row, 3), row.GetInt64(4), Moment(row, 5),
        row.IsDBNull(6) ? null : (WebhookProblem)row.GetInt64(6), Moment(row, 7));

    private static DateTimeOffset? Moment(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetMoment(column);
}
