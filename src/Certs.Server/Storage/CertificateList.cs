using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Lists of certificates. A page is a range of places, so going on costs the same however far it went.</summary>
internal sealed class CertificateList(DbDataSource database, Dialect dialect)
{
    private const string NewestSql = """
        select id, number, type, issued_at
          from certificates
         where id >= @first
           and id < @before
         order by id desc
         limit @limit
        """;

    // Newest batches first, and their certificates backwards: no row is read that is not shown.
    private const string InStageSql = """
        select c.id, c.number, c.type, c.issued_at
          from batches b
          join certificates c on c.id between @first + b.first_position and @first + b.first_position + b.size - 1
         where b.agency = @agency
           and b.state = @state
           and b.first_position < @before_position
           and c.id < @before
         order by b.first_position desc, c.id desc
         limit @limit
        """;

    private const string ClaimedSql = """
        select first_position + size
          from batches
         where agency = @agency
         order by first_position desc
         limit 1
        """;

    private const string BatchesSql = $"""
        {BatchRows.SelectSql}
         where b.agency = @agency
           and b.first_position <= @newest
           and b.first_position >= coalesce((select max(o.first_position)
                                               from batches o
                                              where o.agency = @agency
                                                and o.first_position <= @oldest), 0)
         order by b.first_position
        """;

    /// <summary>The certificates of an agency before a position, newest first.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="before">Only positions below this one; 2^32 for all.</param>
    /// <param name="stage">Only those that are this far; null: all.</param>
    /// <param name="limit">The most to return, 1 or more.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<ListedCertificate>> PageAsync(
        AgencyId agency, long before, AnchorStage? stage, int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);

        // One snapshot for the certificates and their batches.
        await using DbCommand begin = connection.Command(dialect.BeginSnapshot);
        await begin.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await using DbCommand command = stage is AnchorStage.Submitted or AnchorStage.Anchored
                ? InStage(connection, agency, before, stage.Value)
                : Newest(connection, agency, before, stage);
            return WithBatches(connection, agency, Lines(command.Bind("@limit", (long)limit)));
        }
        finally
        {
            await using DbCommand end = connection.Command("rollback");
            await end.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static DbCommand InStage(DbConnection connection, AgencyId agency, long before, AnchorStage stage)
    {
        long first = CertificateId.Of(agency, 0).Value;
        return connection.Command(InStageSql)
            .Bind("@first", first)
            .Bind("@before", first + before)
            .Bind("@before_position", before)
            .Bind("@agency", (long)agency.Number)
            .Bind("@state", (long)stage);
    }

    private static DbCommand Newest(DbConnection connection, AgencyId agency, long before, AnchorStage? stage)
    {
        long first = CertificateId.Of(agency, 0).Value;
        long claimed = 0;
        if (stage == AnchorStage.Pending)
        {
            using DbCommand command = connection.Command(ClaimedSql).Bind("@agency", (long)agency.Number);
            claimed = command.ReadNumber() ?? 0;
        }

        return connection.Command(NewestSql).Bind("@first", first + claimed).Bind("@before", first + before);
    }

    private static List<(CertificateId Id, string, string, DateTimeOffset)> Lines(DbCommand command)
    {
        List<(CertificateId, string, string, DateTimeOffset)> lines = [];
        using DbDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            lines.Add((new CertificateId(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetMoment(3)));
        }

        return lines;
    }

    private static List<ListedCertificate> WithBatches(
        DbConnection connection, AgencyId agency, List<(CertificateId Id, string, string, DateTimeOffset)> page)
    {
        if (page.Count == 0)
        {
            return [];
        }

        using DbCommand command = connection.Command(BatchesSql)
            .Bind("@agency", (long)agency.Number)
            .Bind("@newest", page[0].Id.Position)
            .Bind("@oldest", page[^1].Id.Position);
        List<Batch> batches = [];
        using (DbDataReader row = command.ExecuteReader())
        {
            while (row.Read())
            {
                batches.Add(BatchRows.Read(row));
            }
        }

        return page.ConvertAll(line => new ListedCertificate(
            line.Id, line.Item2, line.Item3, line.Item4,
            batches.Find(batch => batch.First.Position <= line.Id.Position && line.Id.Position < batch.End)));
    }
}
