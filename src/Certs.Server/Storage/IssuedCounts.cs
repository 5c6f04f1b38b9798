using System.Data.Common;
using System.Text;
using Certs.Core;
using Certs.Core.Recognition;
using Certs.Core.Suites;
using Certs.Server.Statistics;

namespace Certs.Server.Storage;

/// <summary>How many certificates of each agency, type and set of suites the store has.</summary>
internal sealed class IssuedCounts(DbDataSource database)
{
    // The agency is the upper half of the id. Read in full, since nothing that is asked more often needs it by type.
    private const string CountSql = """
        select id >> 32, type, suites, count(*)
          from certificates
         group by id >> 32, type, suites
         order by 1, 2, 3
        """;

    /// <summary>The groups, by agency, type and suites.</summary>
    public async Task<IReadOnlyList<IssuedGroup>> ReadAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountSql);
        List<IssuedGroup> groups = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            groups.Add(new IssuedGroup(
                AgencyId.FromNumber(checked((uint)row.GetInt64(0))),
                new Hash32(Hashing.Sha256(Encoding.UTF8.GetBytes(row.GetString(1)))),
                SuiteBits.ToSuites(checked((ushort)row.GetInt64(2))), row.GetInt64(3)));
        }

        return groups;
    }
}
