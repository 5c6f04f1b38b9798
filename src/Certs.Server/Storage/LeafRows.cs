using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>Leaves at consecutive places of a series, as a batch takes them: of certificates or of statements.</summary>
internal static class LeafRows
{
    /// <summary>Reads them.</summary>
    /// <param name="database">The store.</param>
    /// <param name="sql">Gives leaf and suites from <c>@first</c> to <c>@last</c>, in order.</param>
    /// <param name="first">The first place.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<(Hash32 Leaf, ushort Suites)>> ReadAsync(
        DbDataSource database, string sql, CertificateId first, int size, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql)
            .Bind("@first", first.Value)
            .Bind("@last", first.Value + size - 1);
        List<(Hash32, ushort)> leaves = new(size);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            leaves.Add((row.GetHash(0), checked((ushort)row.GetInt64(1))));
        }

        return leaves;
    }
}
