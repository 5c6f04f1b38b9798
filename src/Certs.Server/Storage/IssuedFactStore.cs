using System.Data.Common;
using System.Runtime.CompilerServices;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Suites;

namespace Certs.Server.Storage;

/// <summary>What is counted of every certificate in the table <c>certificates</c>.</summary>
internal sealed class IssuedFactStore(DbDataSource database, DocumentVault vault)
{
    // Read in full, since nothing that is asked more often needs it by type.
    private const string AllSql = """
        select id, type, suites, handle, expires_at, case when handle is null then document end
          from certificates
        """;

    /// <summary>Reads all of them, in no particular order. The cost is that of the whole table.</summary>
    public async IAsyncEnumerable<IssuedFact> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AllSql);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return Read(row);
        }
    }

    private IssuedFact Read(DbDataReader row)
    {
        CertificateId id = new(row.GetInt64(0));
        AgencyId agency = id.Agency;
        ushort suites = checked((ushort)row.GetInt64(2));
        if (row.IsDBNull(3))
        {
            // Stored before there were these columns.
            Payload payload = DocumentReader.Read(vault.Open(row.GetBytes(5), id)).Payload;
            Hash32 handle = new(Hashing.Sha256(payload.Handle.Span));
            return new IssuedFact(agency, row.GetString(1), suites, handle, payload.Expires);
        }

        DateTimeOffset? expires = row.IsDBNull(4) ? null : row.GetMoment(4);
        return new IssuedFact(agency, row.GetString(1), suites, row.GetHash(3), expires);
    }
}
