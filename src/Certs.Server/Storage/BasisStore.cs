using System.Data.Common;
using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>The tables <c>certificate_bases</c> and <c>basis_flags</c>.</summary>
internal sealed class BasisStore(DbDataSource database, GroupCommit writer)
{
    private const string AddSql = """
        insert into certificate_bases (dependent, basis)
        values (@dependent, @basis)
        on conflict (dependent, basis) do nothing
        """;

    private const string RemoveSql = """
        delete from certificate_bases
         where dependent = @dependent
           and basis = @basis
        """;

    private const string BasesSql = """
        select c.number
          from certificate_bases b
          join certificates c on c.id = b.basis
         where b.dependent = @dependent
         order by c.id
        """;

    private const string FlagsSql = """
        select c.number, f.state, f.rule, f.raised_at, f.cleared_at
          from basis_flags f
          join certificates c on c.id = f.basis
         where f.dependent = @dependent
         order by f.id
        """;

    /// <summary>Notes that a certificate rests on another. Noting it again changes nothing.</summary>
    public Task AddAsync(CertificateId dependent, CertificateId basis) => RunAsync(AddSql, dependent, basis);

    /// <summary>Notes that it no longer does.</summary>
    public Task RemoveAsync(CertificateId dependent, CertificateId basis) => RunAsync(RemoveSql, dependent, basis);

    /// <summary>The numbers of the certificates that one rests on.</summary>
    public Task<IReadOnlyList<string>> BasesAsync(CertificateId dependent, CancellationToken cancellationToken) =>
        ReadAsync(BasesSql, dependent, row => row.GetString(0), cancellationToken);

    /// <summary>The warnings on a certificate, oldest first, cleared ones too.</summary>
    public Task<IReadOnlyList<BasisFlag>> FlagsAsync(CertificateId dependent, CancellationToken cancellationToken) =>
        ReadAsync(
            FlagsSql, dependent,
            row => new BasisFlag(
                row.GetString(0), (CertificateState)row.GetInt64(1), (BasisRule)row.GetInt64(2), row.GetMoment(3),
                row.IsDBNull(4) ? null : row.GetMoment(4)),
            cancellationToken);

    private Task<int> RunAsync(string sql, CertificateId dependent, CertificateId basis) =>
        writer.RunAsync(session => session.Command(sql)
            .Bind("@dependent", dependent.Value)
            .Bind("@basis", basis.Value)
            .ExecuteNonQuery());

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, CertificateId dependent, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql).Bind("@dependent", dependent.Value);
        List<T> all = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            all.Add(read(row));
        }

        return all;
    }
}
