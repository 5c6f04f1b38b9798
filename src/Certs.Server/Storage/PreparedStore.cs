using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>The table <c>prepared</c>. Its numbers and request ids stand in the same tables as those of certificates.</summary>
internal sealed class PreparedStore(DbDataSource database, GroupCommit writer, DocumentVault vault)
{
    private const string FindByRequestSql = $"""
        {PreparedRows.SelectSql}
         where request_id = @request_id
           and expires_at > @now
         order by agency
        """;

    private const string OwnRequestSql = """
        update requests
           set certificate = @certificate
         where agency = @agency
           and request_id = @request_id
           and certificate is null
        """;

    private const string OwnNumberSql = """
        update numbers
           set certificate = @certificate
         where number = @number
           and certificate is null
        """;

    /// <summary>Promises number and request id to a certificate and keeps it, unless they are taken.</summary>
    /// <param name="prepared">What is to be kept.</param>
    /// <param name="now">The present moment; what expired by then is cleared away first.</param>
    public Task<PrepareResult> AddAsync(PreparedRow prepared, DateTimeOffset now) =>
        writer.RunAsync(session => PreparedRows.Add(session, prepared, now));

    /// <summary>What is prepared for a request id, one for each agency that used it, and not expired.</summary>
    public async Task<IReadOnlyList<PreparedRow>> FindAsync(
        Guid requestId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindByRequestSql)
            .Bind("@request_id", requestId.ToByteArray(bigEndian: true))
            .Bind("@now", now.ToUnixTimeSeconds());
        List<PreparedRow> found = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add(PreparedRows.Read(row, vault));
        }

        return found;
    }

    /// <summary>Stores the certificate that came of a prepared one. From here on it exists.</summary>
    /// <returns>Added, or the first answer when another call was faster.</returns>
    public Task<AddResult> CompleteAsync(NewCertificate certificate) =>
        writer.RunAsync(session =>
        {
            Series series = new(session);
            CertificateId id = series.Peek(certificate.Agency);
            int owned = CertificateRows
                .BindRequest(session.Command(OwnRequestSql), certificate.Agency, certificate.RequestId)
                .Bind("@certificate", id.Value)
                .ExecuteNonQuery();
            if (owned == 0)
            {
                return CertificateRows.FirstAnswer(session, certificate.Agency, certificate.RequestId)
                    ?? new AddResult.RequestIsPrepared();
            }

            session.Command(OwnNumberSql)
                .Bind("@number", certificate.Number)
                .Bind("@certificate", id.Value)
                .ExecuteNonQuery();
            CertificateRows.Insert(session, id, certificate);
            series.Take(certificate.Agency);
            series.Save();
            return new AddResult.Added(id);
        });
}
