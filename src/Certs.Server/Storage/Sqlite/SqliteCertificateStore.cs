using System.Collections.Concurrent;
using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage.Sqlite;

/// <summary>Certificates in SQLite: row by row with prepared statements, which cost no round trip there.</summary>
internal sealed class SqliteCertificateStore(DbDataSource database, GroupCommit writer, DocumentVault vault)
    : ICertificateStore, IDisposable
{
    private const string FindByNumberSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from numbers n
          join certificates c on c.id = n.certificate
         where n.number = @number
        """;

    // One statement for any number of ids: SQLite locks and looks at the log once, not once for each.
    private const string FirstAnswersSql = """
        with recursive places (place) as (
            select 0
             union all
            select place + 1 from places where place + 1 < @count
        )
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document, p.place
          from places p
         cross join requests r on r.agency = @agency and r.request_id = substr(@request_ids, 1 + 16 * p.place, 16)
          join certificates c on c.id = r.certificate
        """;

    private const string LeavesSql = """
        select leaf, suites
          from certificates
         where id between @first and @last
         order by id
        """;

    private const int RequestIdBytes = 16;

    // Every request asks this first, so connections that have the statement prepared are kept for it.
    private readonly ConcurrentBag<DbCommand> _firstAnswers = [];

    /// <inheritdoc />
    public Task<AddResult[]> AddAsync(IReadOnlyList<NewCertificate> certificates) =>
        writer.RunAsync(session =>
        {
            Series series = new(session);
            AddResult[] results = new AddResult[certificates.Count];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = CertificateRows.Add(session, series, certificates[i]);
            }

            series.Save();
            return results;
        });

    /// <inheritdoc />
    public async Task<StoredCertificate?[]> FindByRequestAsync(
        IReadOnlyList<(AgencyId Agency, Guid RequestId)> requests, CancellationToken cancellationToken)
    {
        if (!_firstAnswers.TryTake(out DbCommand? command))
        {
            command = (await database.OpenConnectionAsync(cancellationToken)).Command(FirstAnswersSql);
        }

        bool isWhole = false;
        try
        {
            StoredCertificate?[] found = new StoredCertificate?[requests.Count];
            foreach (IGrouping<AgencyId, int> places in
                Enumerable.Range(0, found.Length).GroupBy(at => requests[at].Agency))
            {
                await FindAsync(command, requests, places.Key, [.. places], found, cancellationToken);
            }

            isWhole = true;
            return found;
        }
        finally
        {
            Keep(command, isWhole);
        }
    }

    /// <inheritdoc />
    public async Task<StoredCertificate?> FindByNumberAsync(string number, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindByNumberSql).Bind("@number", number);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? CertificateRows.Read(row, vault) : null;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> LeavesAsync(
        CertificateId first, int size, CancellationToken cancellationToken) =>
        LeafRows.ReadAsync(database, LeavesSql, first, size, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        while (_firstAnswers.TryTake(out DbCommand? command))
        {
            Close(command);
        }
    }

    private async Task FindAsync(
        DbCommand command, IReadOnlyList<(AgencyId Agency, Guid RequestId)> requests, AgencyId agency, int[] places,
        StoredCertificate?[] found, CancellationToken cancellationToken)
    {
        byte[] ids = new byte[places.Length * RequestIdBytes];
        for (int i = 0; i < places.Length; i++)
        {
            requests[places[i]].RequestId.TryWriteBytes(ids.AsSpan(i * RequestIdBytes), bigEndian: true, out _);
        }

        command
            .Bind("@agency", (long)agency.Number)
            .Bind("@request_ids", ids)
            .Bind("@count", (long)places.Length);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found[places[row.GetInt32(6)]] = CertificateRows.Read(row, vault);
        }
    }

    private void Keep(DbCommand command, bool isWhole)
    {
        if (isWhole)
        {
            _firstAnswers.Add(command);
        }
        else
        {
            Close(command);
        }
    }

    private static void Close(DbCommand command)
    {
        using DbConnection? connection = command.Connection;
        command.Dispose();
    }
}
