using System.Data.Common;
using Certs.Core;
using Npgsql;
using NpgsqlTypes;

namespace Certs.Server.Storage.Postgres;

/// <summary>Certificates in PostgreSQL: whole batches in one round trip, since every statement costs one there.</summary>
internal sealed class PostgresCertificateStore(
    NpgsqlDataSource database, PostgresCertificateWriter writer, DocumentVault vault) : ICertificateStore
{
    private const string FindByRequestSql = """
        select q.place, c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from unnest(@agencies, @request_ids) with ordinality as q (agency, request_id, place)
          join requests r on r.agency = q.agency and r.request_id = q.request_id
          join certificates c on c.id = r.certificate
        """;

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

    /// <inheritdoc />
    public Task<AddResult[]> AddAsync(IReadOnlyList<NewCertificate> certificates) => writer.AddAsync(certificates);

    /// <inheritdoc />
    public async Task<StoredCertificate?[]> FindByRequestAsync(
        IReadOnlyList<(AgencyId Agency, Guid RequestId)> requests, CancellationToken cancellationToken)
    {
        StoredCertificate?[] found = new StoredCertificate?[requests.Count];
        await using NpgsqlCommand command = database.CreateCommand(FindByRequestSql);
        command.Parameters.Add(new NpgsqlParameter<long[]>("agencies", NpgsqlDbType.Array | NpgsqlDbType.Bigint)
        {
            TypedValue = [.. requests.Select(request => (long)request.Agency.Number)],
        });
        command.Parameters.Add(new NpgsqlParameter<byte[][]>("request_ids", NpgsqlDbType.Array | NpgsqlDbType.Bytea)
        {
            TypedValue = [.. requests.Select(request => request.RequestId.ToByteArray(bigEndian: true))],
        });
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found[row.GetInt64(0) - 1] = CertificateRows.Read(row, vault, 1);
        }

        return found;
    }

    /// <inheritdoc />
    public async Task<StoredCertificate?> FindByNumberAsync(string number, CancellationToken cancellationToken)
    {
        await using DbCommand command = database.CreateCommand(FindByNumberSql).Bind("@number", number);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? CertificateRows.Read(row, vault) : null;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> LeavesAsync(
        CertificateId first, int size, CancellationToken cancellationToken) =>
        LeafRows.ReadAsync(database, LeavesSql, first, size, cancellationToken);
}
