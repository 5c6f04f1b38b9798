using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The certificates of an agency that want a bridge statement.</summary>
internal sealed class OriginalStore(DbDataSource database, DocumentVault vault)
{
    private const string PageSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document,
               exists (select 1
                         from statements s
                        where s.original = c.leaf
                          and s.province = @province
                          and s.expires_at > @now
                          and s.withdrawn_at is null)
          from certificates c
         where c.id between @first and @last
         order by c.id
         limit @limit
        """;

    private const string CountSql = "select next_position from series where agency = @agency";

    /// <summary>How many certificates the agency has, now.</summary>
    public async Task<long> CountAsync(AgencyId agency, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountSql).Bind("@agency", (long)agency.Number);
        return command.ReadNumber() ?? 0;
    }

    /// <summary>Certificates from a position on, with whether a statement for the province is in force already.</summary>
    public async Task<IReadOnlyList<(StoredCertificate Certificate, bool IsBridged)>> PageAsync(
        AgencyId agency, long position, int limit, ushort province, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(PageSql)
            .Bind("@first", CertificateId.Of(agency, position).Value)
            .Bind("@last", CertificateId.Of(agency, uint.MaxValue).Value)
            .Bind("@limit", (long)limit)
            .Bind("@province", (long)province)
            .Bind("@now", now.ToUnixTimeSeconds());
        List<(StoredCertificate, bool)> page = new(limit);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            page.Add((CertificateRows.Read(row, vault), Convert.ToBoolean(row.GetValue(6), null)));
        }

        return page;
    }
}
