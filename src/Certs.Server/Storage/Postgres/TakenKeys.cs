using Npgsql;
using NpgsqlTypes;

namespace Certs.Server.Storage.Postgres;

/// <summary>Finds certificates whose number or request id was given away before.</summary>
internal static class TakenKeys
{
    private const string FindSql = """
        select q.place - 1
          from unnest($1, $2, $3) with ordinality as q (number, agency, request_id, place)
         where exists (select from numbers n where n.number = q.number)
            or exists (select from requests r where r.agency = q.agency and r.request_id = q.request_id)
        """;

    /// <summary>The indices of those certificates.</summary>
    public static async Task<HashSet<long>> FindAsync(
        NpgsqlConnection connection, IReadOnlyList<NewCertificate> certificates)
    {
        await using NpgsqlCommand command = new(FindSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            TypedValue = [.. certificates.Select(one => one.Number)],
        });
        command.Parameters.Add(new NpgsqlParameter<long[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            TypedValue = [.. certificates.Select(one => (long)one.Agency.Number)],
        });
        command.Parameters.Add(new NpgsqlParameter<byte[][]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            TypedValue = [.. certificates.Select(one => one.RequestId.ToByteArray(bigEndian: true))],
        });
        HashSet<long> taken = [];
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            taken.Add(row.GetInt64(0));
        }

        return taken;
    }
}
