using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The tables <c>batches</c> and <c>batch_leaves</c>. Only the lead writes them.</summary>
internal sealed class BatchStore(DbDataSource database, GroupCommit writer, IAnchoringLead lead)
{
    private const string WaitingSql = """
        select s.agency,
               s.next_position,
               coalesce((select b.first_position + b.size
                           from batches b
                          where b.agency = s.agency
                          order by b.first_position desc
                          limit 1), 0)
          from series s
         order by s.agency
        """;

    // The condition keeps ranges adjacent: what was claimed in between makes this insert nothing.
    private const string AddSql = """
        insert into batches (agency, first_position, size, root, suites, state)
        select @agency, @first_position, @size, @root, @suites, 2
         where @first_position = coalesce((select max(first_position + size) from batches where agency = @agency), 0)
        returning id
        """;

    private const string AddLeavesSql = "insert into batch_leaves (batch_id, leaves) values (@batch_id, @leaves)";

    private const string LeavesSql = "select leaves from batch_leaves where batch_id = @batch_id";

    private const string AnchoredSql =
        $"{BatchRows.SelectSql} where b.state = 3 and b.id > @after order by b.id limit @limit";

    private const string FindByRootSql = $"{BatchRows.SelectSql} where b.root = @root";

    private const string CoveringSql = $"""
        {BatchRows.SelectSql}
         where b.agency = @agency
           and b.first_position <= @position
         order by b.first_position desc
         limit 1
        """;

    private const string AnchorSql = """
        update batches
           set state = 3, block_number = @block_number, block_hash = @block_hash, block_time = @block_time,
               anchored_by = @anchored_by
         where id = @id
        """;

    private const string ForgetSql = """
        update batches
           set state = 2, transaction_id = null, block_number = null, block_hash = null, block_time = null,
               anchored_by = null
         where id = @id
        """;

    private const string CountWaitingSql = """
        select cast(coalesce((select sum(next_position) from series), 0)
                    - coalesce((select sum(size) from batches where state = 3), 0) as bigint)
        """;

    private const string NewestIdSql = "select max(id) from batches";

    // Oldest first, so that a batch never waits behind later ones.
    private const string UnsentSql =
        $"{BatchRows.SelectSql} where b.state = 2 and b.transaction_id is null order by b.id limit @limit";

    /// <summary>Every agency that ever issued here, with what waits of it.</summary>
    public async Task<IReadOnlyList<WaitingLeaves>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(WaitingSql);
        List<WaitingLeaves> waiting = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            CertificateId first = CertificateId.OfSeries(checked((uint)row.GetInt64(0)), row.GetInt64(2));
            waiting.Add(new WaitingLeaves(first, row.GetInt64(1) - first.Position));
        }

        return waiting;
    }

    /// <summary>Makes a batch of the certificates right after the agency's last batch.</summary>
    /// <param name="first">The first certificate.</param>
    /// <param name="leaves">The leaves in order, 32 bytes each.</param>
    /// <param name="root">Their root.</param>
    /// <param name="suites">The suites of all.</param>
    /// <returns>False: something else was claimed meanwhile; nothing is stored.</returns>
    public Task<bool> TryAddAsync(CertificateId first, byte[] leaves, Hash32 root, ushort suites) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            long? id = session.Command(AddSql)
                .Bind("@agency", (long)first.Series)
                .Bind("@first_position", first.Position)
                .Bind("@size", (long)(leaves.Length / 32))
                .Bind("@root", root.ToArray())
                .Bind("@suites", (long)suites)
                .ReadNumber();
            if (id is null)
            {
                return false;
            }

            session.Command(AddLeavesSql).Bind("@batch_id", id).Bind("@leaves", leaves).ExecuteNonQuery();
            return true;
        });

    /// <summary>The number of the newest batch; 0: there is none.</summary>
    public async Task<long> NewestIdAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(NewestIdSql);
        return command.ReadNumber() ?? 0;
    }

    /// <summary>The leaves of a batch, 32 bytes each.</summary>
    public async Task<byte[]> GetLeavesAsync(long batchId, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(LeavesSql).Bind("@batch_id", batchId);
        return (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Batches that go with no transaction yet, oldest first.</summary>
    public Task<IReadOnlyList<Batch>> UnsentAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(UnsentSql, command => command.Bind("@limit", (long)limit), cancellationToken);

    /// <summary>Anchored batches with a number above <paramref name="after"/>, ascending.</summary>
    public Task<IReadOnlyList<Batch>> AnchoredAsync(long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            AnchoredSql, command => command.Bind("@after", after).Bind("@limit", (long)limit), cancellationToken);

    /// <summary>The batch with a root; null when this store made none such.</summary>
    public async Task<Batch?> FindByRootAsync(Hash32 root, CancellationToken cancellationToken) =>
        (await ReadAsync(FindByRootSql, command => command.Bind("@root", root.ToArray()), cancellationToken))
        .SingleOrDefault();

    /// <summary>The batch that a certificate is in; null while it is in none.</summary>
    public async Task<Batch?> FindCoveringAsync(CertificateId certificate, CancellationToken cancellationToken)
    {
        IReadOnlyList<Batch> last = await ReadAsync(
            CoveringSql,
            command => command
                .Bind("@agency", (long)certificate.Series)
                .Bind("@position", certificate.Position),
            cancellationToken);
        return last is [Batch batch] && certificate.Position < batch.End ? batch : null;
    }

    /// <summary>Notes that batches are on the chain, and up to where the chain was read for that.</summary>
    public Task AnchorAsync(IReadOnlyList<(long BatchId, AnchorPlace Place)> anchored, ReadMark readTo) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            foreach ((long batchId, AnchorPlace place) in anchored)
            {
                session.Command(AnchorSql)
                    .Bind("@id", batchId)
                    .Bind("@block_number", place.BlockNumber)
                    .Bind("@block_hash", place.BlockHash.ToArray())
                    .Bind("@block_time", place.BlockTime.ToUnixTimeSeconds())
                    .Bind("@anchored_by", place.TransactionHash.ToArray())
                    .ExecuteNonQuery();
            }

            return NodeFactStore.Set(session, ReadMark.Fact, readTo.ToString());
        });

    /// <summary>Notes that the chain no longer has batches: they wait to be sent again, and it is read anew.</summary>
    public Task ForgetAsync(IReadOnlyList<long> batchIds, ReadMark readTo) =>
        writer.RunAsync(session =>
        {
            lead.Guard(session);
            foreach (long id in batchIds)
            {
                session.Command(ForgetSql).Bind("@id", id).ExecuteNonQuery();
            }

            return NodeFactStore.Set(session, ReadMark.Fact, readTo.ToString());
        });

    /// <summary>How many certificates are stored and not anchored.</summary>
    public async Task<long> CountWaitingAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountWaitingSql);
        return command.ReadNumber() ?? 0;
    }

    private async Task<IReadOnlyList<Batch>> ReadAsync(
        string sql, Action<DbCommand> bind, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql);
        bind(command);
        List<Batch> batches = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            batches.Add(BatchRows.Read(row));
        }

        return batches;
    }
}
