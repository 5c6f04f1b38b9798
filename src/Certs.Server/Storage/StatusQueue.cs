using System.Data.Common;
using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>Changes of certificates on their way to the chain. Only the lead writes about it.</summary>
internal sealed class StatusQueue(DbDataSource database, GroupCommit writer, IAnchoringLead lead)
{
    // A change whose transaction may still be on its way waits for it, and so do the later ones of its certificate: the
    // contract takes them in their order only.
    private const string WaitingSql = $"""
        {StatusRows.SelectSql}
          left join transactions t on t.id = s.transaction_id
         where s.stage = 1
           and (t.state is null or t.state <> 1)
           and not exists (select 1
                             from status_changes e
                             join transactions o on o.id = e.transaction_id
                            where e.certificate = s.certificate
                              and e.sequence < s.sequence
                              and e.stage = 1
                              and o.state = 1)
           and s.id > @after
         order by s.id
         limit @limit
        """;

    private const string RecordedSql = $"""
        {StatusRows.SelectSql}
         where s.stage = 2
           and s.id > @after
         order by s.id
         limit @limit
        """;

    private const string AssignSql = "update status_changes set transaction_id = @transaction where id = @id";

    private const string RecordSql = """
        update status_changes
           set stage = 2, block_number = @block_number, block_time = @block_time, log_index = @log_index
         where handle = @handle
           and sequence = @sequence
           and certificate between @first and @last
           and detail_digest = @detail_digest
        """;

    private const string ForgetSql = """
        update status_changes
           set stage = 1, transaction_id = null, block_number = null, block_time = null, log_index = null
         where id = @id
        """;

    private const string CountWaitingSql = "select count(*) from status_changes where stage = 1";

    /// <summary>Changes that go with no transaction, in the order in which they were accepted.</summary>
    /// <param name="after">Only those with a higher number.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<IReadOnlyList<StoredStatusChange>> WaitingAsync(
        long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(WaitingSql, after, limit, cancellationToken);

    /// <summary>Changes that the chain has, as far as is known, by number.</summary>
    public Task<IReadOnlyList<StoredStatusChange>> RecordedAsync(
        long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(RecordedSql, after, limit, cancellationToken);

    /// <summary>How many changes the chain does not have, as far as is known.</summary>
    public async Task<long> CountWaitingAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountWaitingSql);
        return command.ReadNumber() ?? 0;
    }

    /// <summary>Notes the transaction that carries changes, in the step that stores it.</summary>
    public static void Assign(WriteSession session, IEnumerable<long> ids, long transactionId)
    {
        foreach (long id in ids)
        {
            session.Command(AssignSql).Bind("@id", id).Bind("@transaction", transactionId).ExecuteNonQuery();
        }
    }

    /// <summary>Notes that the chain has changes, and where. Noting the same again changes nothing.</summary>
    /// <returns>How many of them this store made: others are bridge statements, or made by somebody else.</returns>
    public Task<int> RecordAsync(IReadOnlyList<RegistryEvent.StatusChanged> seen) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            return seen.Sum(one => session.Command(RecordSql)
                .Bind("@handle", one.Handle.ToArray())
                .Bind("@sequence", (long)one.Status.Sequence)
                .Bind("@first", CertificateId.Of(one.Agency, 0).Value)
                .Bind("@last", CertificateId.Of(one.Agency, uint.MaxValue).Value)
                .Bind("@detail_digest", one.Detail.ToArray())
                .Bind("@block_number", one.At.BlockNumber)
                .Bind("@block_time", one.At.BlockTime.ToUnixTimeSeconds())
                .Bind("@log_index", (long)one.At.LogIndex!.Value)
                .ExecuteNonQuery());
        });

    /// <summary>Notes that the chain no longer has changes: they wait to be sent again.</summary>
    public Task ForgetAsync(IReadOnlyList<long> ids) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            return ids.Sum(id => session.Command(ForgetSql).Bind("@id", id).ExecuteNonQuery());
        });

    private async Task<IReadOnlyList<StoredStatusChange>> ReadAsync(
        string sql, long after, int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql).Bind("@after", after).Bind("@limit", (long)limit);
        List<StoredStatusChange> changes = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            changes.Add(StatusRows.Read(row));
        }

        return changes;
    }
}
