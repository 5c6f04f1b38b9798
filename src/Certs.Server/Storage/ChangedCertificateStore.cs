using System.Data.Common;
using Certs.Core;
using Certs.Server.Watching;

namespace Certs.Server.Storage;

/// <summary>Certificates by the key that the chain knows them by; only those that were changed are found.</summary>
internal sealed class ChangedCertificateStore(DbDataSource database, DocumentVault vault)
{
    private const string FindSql = """
        select c.id, c.number, c.type
          from status_changes s
          join certificates c on c.id = s.certificate
         where s.handle = @handle
           and s.sequence = 1
        """;

    private const string DocumentSql = """
        select c.id, c.document
          from status_changes s
          join certificates c on c.id = s.certificate
         where s.handle = @handle
           and s.sequence = 1
        """;

    /// <summary>The certificates' documents, in the order of the keys; empty where there is none.</summary>
    /// <param name="keys">Agency, and SHA-256 of the document's handle.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> DocumentsAsync(
        IReadOnlyList<(AgencyId Agency, Hash32 Handle)> keys, CancellationToken cancellationToken) =>
        ReadAsync(
            DocumentSql, keys,
            row => new ReadOnlyMemory<byte>(vault.Open(row.GetBytes(1), new CertificateId(row.GetInt64(0)))),
            cancellationToken);

    /// <summary>The certificates, in the order of the keys; null where there is none.</summary>
    /// <param name="keys">Agency, and SHA-256 of the document's handle.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task<IReadOnlyList<WatchedCertificate?>> FindAsync(
        IReadOnlyList<(AgencyId Agency, Hash32 Handle)> keys, CancellationToken cancellationToken) =>
        ReadAsync<WatchedCertificate?>(
            FindSql, keys, row => new WatchedCertificate(row.GetString(1), row.GetString(2)), cancellationToken);

    // What is read of each key's row; the default where there is none. A handle may stand in another agency's row too.
    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, IReadOnlyList<(AgencyId Agency, Hash32 Handle)> keys, Func<DbDataReader, T> read,
        CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql);
        List<T> found = [];
        foreach ((AgencyId agency, Hash32 handle) in keys)
        {
            T one = default!;
            await using DbDataReader row =
                await command.Bind("@handle", handle.ToArray()).ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                if (new CertificateId(row.GetInt64(0)).Agency == agency)
                {
                    one = read(row);
                }
            }

            found.Add(one);
        }

        return found;
    }
}
