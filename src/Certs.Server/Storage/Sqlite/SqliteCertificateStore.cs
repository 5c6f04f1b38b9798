using System.Collections.Concurrent;
using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage.Sqlite;

/// <summary>Certificates in SQLite: row by row with prepared statements, which cost no round trip there.</summary>
internal sealed class SqliteCertificateStore(DbDataSource database, GroupCommit writer) : ICertificateStore, IDisposable
{
    private const string FindByNumberSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from numbers n
          join certificates c on c.id = n.certificate
         where n.number = @number
        """;

    private const string LeavesSql = """
        select leaf, suites
          from certificates
         where id between @first and @last
         order by id
        """;

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
            command = CertificateRows.FirstAnswerCommand(await database.OpenConnectionAsync(cancellationToken));
        }

        bool isWhole = false;
        try
        {
            StoredCertificate?[] found = new StoredCertificate?[requests.Count];
            for (int i = 0; i < found.Length; i++)
            {
                CertificateRows.BindRequest(command, requests[i].Agency, requests[i].RequestId);
                await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
                found[i] = await row.ReadAsync(cancellationToken) && !row.IsDBNull(0) ? CertificateRows.Read(row) : null;
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
        return await row.ReadAsync(cancellationToken) ? CertificateRows.Read(row) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> LeavesAsync(
        CertificateId first, int size, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(LeavesSql)
            .Bind("@first", first.Value)
            .Bind("@last", first.Value + size - 1);
        List<(Hash32, ushort)> leaves = new(size);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            leaves.Add((row.GetHash(0), checked((ushort)row.GetInt32(1))));
        }

        return leaves;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (_firstAnswers.TryTake(out DbCommand? command))
        {
            Close(command);
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
