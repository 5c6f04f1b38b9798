using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>Carries incidents out, item by item. Only the lead does.</summary>
internal sealed class IncidentWork(DbDataSource database, GroupCommit writer, IAnchoringLead lead, DocumentVault vault)
{
    private const string RunningSql = "select min(id) from incidents where state = 3";

    private const string WaitingSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from incident_items n
          join certificates c on c.id = n.certificate
         where n.incident = @incident
           and n.outcome = 0
         order by n.certificate
         limit @limit
        """;

    // Whoever comes to an item second finds that it has its outcome.
    private const string TakeSql = """
        update incident_items
           set outcome = 1
         where incident = @incident
           and certificate = @certificate
           and outcome = 0
        """;

    private const string NoteSql = """
        update incident_items
           set outcome = @outcome, change_id = @change_id
         where incident = @incident
           and certificate = @certificate
        """;

    private const string CountSql = """
        update incidents
           set changed = changed + @changed,
               refused = refused + @refused,
               state = case
                 when exists (select 1 from incident_items n where n.incident = @incident and n.outcome = 0) then state
                 else 4
               end
         where id = @incident
           and state = 3
        """;

    /// <summary>The oldest incident that is being carried out; null: there is none.</summary>
    public async Task<long?> FindRunningAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(RunningSql);
        return command.ReadNumber();
    }

    /// <summary>Certificates of an incident whose turn has not come, in their order.</summary>
    public async Task<IReadOnlyList<StoredCertificate>> WaitingAsync(
        long incident, int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(WaitingSql)
            .Bind("@incident", incident)
            .Bind("@limit", (long)limit);
        List<StoredCertificate> waiting = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            waiting.Add(CertificateRows.Read(row, vault));
        }

        return waiting;
    }

    /// <summary>Changes certificates and notes each outcome, in one step. From here on they hold.</summary>
    public Task ApplyAsync(long incident, IReadOnlyList<NewStatusChange> changes, DependentRows dependents) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            int changed = 0;
            int refused = 0;
            foreach (NewStatusChange change in changes)
            {
                bool? isChanged = Apply(session, incident, change, dependents);
                changed += isChanged is true ? 1 : 0;
                refused += isChanged is false ? 1 : 0;
            }

            return session.Command(CountSql)
                .Bind("@incident", incident)
                .Bind("@changed", (long)changed)
                .Bind("@refused", (long)refused)
                .ExecuteNonQuery();
        });

    // True: changed; false: it cannot be; null: its turn is over.
    private static bool? Apply(WriteSession session, long incident, NewStatusChange change, DependentRows dependents)
    {
        int taken = session.Command(TakeSql)
            .Bind("@incident", incident)
            .Bind("@certificate", change.Certificate.Value)
            .ExecuteNonQuery();
        if (taken == 0)
        {
            return null;
        }

        long? id = StatusStore.Append(session, change, dependents) is AppendResult.Added(var added) ? added.Id : null;
        session.Command(NoteSql)
            .Bind("@incident", incident)
            .Bind("@certificate", change.Certificate.Value)
            .Bind("@outcome", id is null ? 2L : 1L)
            .Bind("@change_id", id)
            .ExecuteNonQuery();
        return id is not null;
    }
}
