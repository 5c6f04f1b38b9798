using System.Data.Common;
using Certs.Core;
using Certs.Core.Suites;

namespace Certs.Server.Storage;

/// <summary>The tables <c>agencies</c> and <c>agency_keys</c>. Entering the same again changes nothing.</summary>
internal sealed class AgencyStore(DbDataSource database, GroupCommit writer)
{
    private const string AddSql = """
        insert into agencies (agency, code, name_zh, name_en, salt)
        values (@agency, @code, @name_zh, @name_en, @salt)
        on conflict (agency) do nothing
        """;

    private const string AddKeySql = """
        insert into agency_keys (key_id, agency, suite, spki, held_here, registered_at)
        values (@key_id, @agency, @suite, @spki, @held_here, @registered_at)
        on conflict (key_id) do nothing
        """;

    private const string AllSql = "select agency, code, name_zh, name_en, salt from agencies order by agency";

    private const string AllKeysSql = """
        select key_id, agency, suite, spki, held_here, registered_at
          from agency_keys
         order by agency, registered_at, key_id
        """;

    private const string CountSql =
        "select (select count(*) from agencies) + (select count(*) from agency_keys)";

    /// <summary>Enters an agency.</summary>
    public Task AddAsync(AgencyRow agency) =>
        writer.RunAsync(session => session.Command(AddSql)
            .Bind("@agency", (long)agency.Agency.Number)
            .Bind("@code", agency.Code)
            .Bind("@name_zh", agency.NameZh)
            .Bind("@name_en", agency.NameEn)
            .Bind("@salt", agency.Salt)
            .ExecuteNonQuery());

    /// <summary>Enters a key of an agency that is entered.</summary>
    public Task AddKeyAsync(AgencyKeyRow key) =>
        writer.RunAsync(session => session.Command(AddKeySql)
            .Bind("@key_id", key.KeyId.ToArray())
            .Bind("@agency", (long)key.Agency.Number)
            .Bind("@suite", (long)key.Suite)
            .Bind("@spki", key.Spki)
            .Bind("@held_here", key.IsHeldHere ? 1L : 0L)
            .Bind("@registered_at", key.RegisteredAt.ToUnixTimeSeconds())
            .ExecuteNonQuery());

    /// <summary>Every agency, by number.</summary>
    public async Task<IReadOnlyList<AgencyRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AllSql);
        List<AgencyRow> agencies = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            AgencyId agency = AgencyId.FromNumber(checked((uint)row.GetInt64(0)));
            agencies.Add(
                new AgencyRow(agency, row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)));
        }

        return agencies;
    }

    /// <summary>How many agencies and keys are entered, together.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(CountSql);
        return command.ReadNumber()!.Value;
    }

    /// <summary>Every key, by agency and time of entering.</summary>
    public async Task<IReadOnlyList<AgencyKeyRow>> AllKeysAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(AllKeysSql);
        List<AgencyKeyRow> keys = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            AgencyId agency = AgencyId.FromNumber(checked((uint)row.GetInt64(1)));
            keys.Add(new AgencyKeyRow(
                row.GetHash(0), agency, (Suite)row.GetInt32(2), row.GetBytes(3), row.GetInt64(4) == 1,
                row.GetMoment(5)));
        }

        return keys;
    }
}
