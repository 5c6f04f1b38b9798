using System.Data.Common;
using Certs.Core;
using Certs.Core.Documents;

namespace Certs.Server.Storage;

/// <summary>The entries of certificates that were changed, by the key that the chain knows them by.</summary>
internal sealed class ListedEntryStore(DbDataSource database, DocumentVault vault)
{
    // What was signed says where the certificate is listed: nothing else does.
    private const string FindSql = """
        select c.id, c.document
          from status_changes s
          join certificates c on c.id = s.certificate
         where s.handle = @handle
           and s.sequence = 1
        """;

    /// <summary>The entries, in the order of the keys.</summary>
    /// <param name="keys">Agency, and SHA-256 of the document's handle.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>Null: this store knows of no change of such a certificate.</returns>
    public async Task<IReadOnlyList<ChangedEntry?>> FindAsync(
        IReadOnlyList<(AgencyId Agency, Hash32 Handle)> keys, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(FindSql);
        List<ChangedEntry?> found = new(keys.Count);
        foreach ((AgencyId agency, Hash32 handle) in keys)
        {
            ChangedEntry? entry = null;
            await using DbDataReader row =
                await command.Bind("@handle", handle.ToArray()).ExecuteReaderAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                CertificateId id = new(row.GetInt64(0));
                if (id.Agency == agency)
                {
                    entry = new ChangedEntry(DocumentReader.Read(vault.Open(row.GetBytes(1), id)).Payload.Status);
                }
            }

            found.Add(entry);
        }

        return found;
    }
}
