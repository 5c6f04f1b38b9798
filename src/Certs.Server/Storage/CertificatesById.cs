using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>Certificates by their place in the store.</summary>
internal sealed class CertificatesById(DbDataSource database, DocumentVault vault)
{
    private const string RangeSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from certificates c
         where c.id between @first and @last
         order by c.id
         limit @limit
        """;

    /// <summary>The certificate at a place; null: none stands there.</summary>
    public async Task<StoredCertificate?> FindAsync(CertificateId id, CancellationToken cancellationToken) =>
        (await RangeAsync(id, id, 1, cancellationToken)).SingleOrDefault();

    /// <summary>The first certificates in a stretch of places, both ends included.</summary>
    public async Task<IReadOnlyList<StoredCertificate>> RangeAsync(
        CertificateId first, CertificateId last, int limit, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(RangeSql)
            .Bind("@first", first.Value)
            .Bind("@last", last.Value)
            .Bind("@limit", (long)limit);
        List<StoredCertificate> found = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add(CertificateRows.Read(row, vault));
        }

        return found;
    }
}
