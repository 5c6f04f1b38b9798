using System.Data.Common;
using Certs.Core;
using Certs.Server.Watching;

namespace Certs.Server.Storage;

/// <summary>Certificates by the key that the chain knows them by; only those that were changed are found.</summary>
internal sealed class ChangedCertificateStore(DbDataSource database)
{
    private const string FindSql = """
        select c.id, c.number, c.type
          from status_changes s
          join certificates c on c.id = s.certificate
         where s.handle = @handle
           and s.sequence = 1
        """;

    /// <summary>The certificates, in the order of the keys; null where there is none.</summary>
    /// <param name="keys">Agency, and SHA-256 of the document's handle.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<WatchedCertificate?>> FindAsync(
        IReadOnlyList<(AgencyId Agency, Hash32 Handle)> keys, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindSql);
        List<WatchedCertificate?> found = [];
        foreach ((AgencyId agency, Hash32 handle) in keys)
        {
            WatchedCertificate? certificate = null;
            await using DbDataReader row =
                await command.Bind("@handle", handle.ToArray()).ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                if (new CertificateId(row.GetInt64(0)).Agency == agency)
                {
                    certificate = new WatchedCertificate(row.GetString(1), row.GetString(2));
                }
            }

            found.Add(certificate);
        }

        return found;
    }
}
