using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Withdrawn statements on their way to the chain. Only the lead writes about it.</summary>
internal sealed class WithdrawalStore(DbDataSource database, GroupCommit writer, IAnchoringLead lead)
{
    // A withdrawal whose transaction may still be on its way waits for it.
    private const string WaitingSql = """
        select s.id, s.handle, s.withdrawn_at
          from statements s
          left join transactions t on t.id = s.transaction_id
         where s.withdrawal = 1
           and (t.state is null or t.state <> 1)
         order by s.id
         limit @limit
        """;

    private const string AssignSql = "update statements set transaction_id = @transaction where id = @id";

    private const string RecordSql = "update statements set withdrawal = 2 where id = @id";

    /// <summary>Withdrawals that the chain does not know as far as is known, and that go with no transaction.</summary>
    public async Task<IReadOnlyList<(CertificateId Id, Hash32 Handle, DateTimeOffset WithdrawnAt)>> WaitingAsync(
        int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(WaitingSql).Bind("@limit", (long)limit);
        List<(CertificateId, Hash32, DateTimeOffset)> waiting = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            waiting.Add((new CertificateId(row.GetInt64(0)), row.GetHash(1), row.GetMoment(2)));
        }

        return waiting;
    }

    /// <summary>Notes the transaction that records withdrawals, in the step that stores it.</summary>
    public static void Assign(WriteSession session, IEnumerable<CertificateId> ids, long transactionId)
    {
        foreach (CertificateId id in ids)
        {
            session.Command(AssignSql).Bind("@id", id.Value).Bind("@transaction", transactionId).ExecuteNonQuery();
        }
    }

    /// <summary>Notes that the chain has withdrawals.</summary>
    public Task RecordAsync(IReadOnlyList<CertificateId> ids) =>
        EachAsync(ids, (session, id) => session.Command(RecordSql).Bind("@id", id.Value).ExecuteNonQuery());

    private Task<int> EachAsync(IReadOnlyList<CertificateId> ids, Func<WriteSession, CertificateId, int> change) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            return ids.Sum(id => change(session, id));
        });
}
