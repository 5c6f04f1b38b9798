using System.Data.Common;
using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>Certificates with what was last said of them, for the selection of an incident.</summary>
internal sealed class CandidateStore(DbDataSource database, DocumentVault vault)
{
    private const string SelectSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document,
               (select s.state from status_changes s where s.certificate = c.id order by s.sequence desc limit 1)
          from certificates c
        """;

    private const string RangeSql = $"""
        {SelectSql}
         where c.id between @first and @last
           and c.issued_at >= @from
           and c.issued_at < @until
         order by c.id
         limit @limit
        """;

    private const string NumberSql = $"""
        {SelectSql}
          join numbers n on n.certificate = c.id
         where n.number = @number
        """;

    /// <summary>The first certificates in a stretch of places that were issued in a period.</summary>
    public async Task<IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)>> RangeAsync(
        CertificateId first, CertificateId last, long fromSeconds, long untilSeconds, int limit,
        CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(RangeSql)
            .Bind("@first", first.Value)
            .Bind("@last", last.Value)
            .Bind("@from", fromSeconds)
            .Bind("@until", untilSeconds)
            .Bind("@limit", (long)limit);
        List<(StoredCertificate, CertificateState)> found = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add(Read(row));
        }

        return found;
    }

    /// <summary>Certificates by number; those that are not here are left out.</summary>
    public async Task<IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)>> ByNumbersAsync(
        IEnumerable<string> numbers, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(NumberSql);
        List<(StoredCertificate, CertificateState)> found = [];
        foreach (string number in numbers)
        {
            await using DbDataReader row =
                await command.Bind("@number", number).ExecuteReaderAsync(cancellationToken);
            if (await row.ReadAsync(cancellationToken))
            {
                found.Add(Read(row));
            }
        }

        return found;
    }

    private (StoredCertificate Certificate, CertificateState Last) Read(DbDataReader row) =>
        (CertificateRows.Read(row, vault), row.IsDBNull(6) ? CertificateState.Active : (CertificateState)row.GetInt64(6));
}
