using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The tables <c>batches</c> and <c>batch_leaves</c>.</summary>
internal sealed class BatchStore(DbDataSource database, GroupCommit writer)
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

    private const string UnderWaySql = $"{BatchRows.SelectSql} where b.state = 2 order by b.id limit @limit";

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
           set state = 3, block_number = @block_number, block_hash = @block_hash, block_time = @block_time
         where id = @id
        """;

    private const string ForgetSql = """
        update batches
           set state = 2, transaction_id = null, block_number = null, block_hash = null, block_time = null
         where id = @id
        """;

    /// <summary>Every agency that ever issued here, with what waits of it.</summary>
    public async Task<IReadOnlyList<WaitingLeaves>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(WaitingSql);
        List<WaitingLeaves> waiting = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            AgencyId agency = AgencyId.FromNumber(checked((uint)row.GetInt64(0)));
            waiting.Add(new WaitingLeaves(agency, row.GetInt64(2), row.GetInt64(1) - row.GetInt64(2)));
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
            long? id = session.Command(AddSql)
                .Bind("@agency", (long)first.Agency.Number)
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

    /// <summary>The leaves of a batch, 32 bytes each.</summary>
    public async Task<byte[]> GetLeavesAsync(long batchId, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(LeavesSql).Bind("@batch_id", batchId);
        return (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Batches that are not anchored, oldest first.</summary>
    public Task<IReadOnlyList<Batch>> UnderWayAsync(int limit, CancellationToken cancellationToken) =>
        ReadAsync(UnderWaySql, command => command.Bind("@limit", (long)limit), cancellationToken);

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
                .Bind("@agency", (long)certificate.Agency.Number)
                .Bind("@position", certificate.Position),
            cancellationToken);
        return last is [Batch batch] && certificate.Position < batch.End ? batch : null;
    }

    /// <summary>Notes that batches are on the chain.</summary>
    public Task AnchorAsync(IReadOnlyList<(long BatchId, AnchorPlace Place)> anchored) =>
        writer.RunAsync(session => anchored.Sum(item => session.Command(AnchorSql)
            .Bind("@id", item.BatchId)
            .Bind("@block_number", item.Place.BlockNumber)
            .Bind("@block_hash", item.Place.BlockHash.ToArray())
            .Bind("@block_time", item.Place.BlockTime.ToUnixTimeSeconds())
            .ExecuteNonQuery()));

    /// <summary>Notes that the chain no longer has batches: they wait to be sent again.</summary>
    public Task ForgetAsync(IReadOnlyList<long> batchIds) =>
        writer.RunAsync(session => batchIds.Sum(id => session.Command(ForgetSql).Bind("@id", id).ExecuteNonQuery()));

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
