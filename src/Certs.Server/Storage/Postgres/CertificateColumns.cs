using Npgsql;
using NpgsqlTypes;

namespace Certs.Server.Storage.Postgres;

/// <summary>Certificates as columns, which one statement a table inserts. The places are theirs already.</summary>
/// <param name="certificates">The certificates at their places.</param>
/// <param name="vault">What their documents are sealed with.</param>
internal sealed class CertificateColumns(List<CertificateColumns.Added> certificates, DocumentVault vault)
{
    // No "on conflict": a number or request id that is taken fails the whole batch, and the writer sorts it out.
    private const string InsertNumbersSql =
        "insert into numbers (number, certificate) select * from unnest($1, $2)";

    private const string InsertRequestsSql =
        "insert into requests (agency, request_id, certificate) select * from unnest($1, $2, $3)";

    private const string InsertCertificatesSql = """
        insert into certificates
               (id, number, type, issued_at, suites, leaf, request_id, content_digest, document, handle, expires_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string SaveSeriesSql = """
        update series
           set next_position = n.next_position
          from unnest($1, $2) as n (agency, next_position)
         where series.agency = n.agency
        """;

    /// <summary>Adds the statements that insert all rows and save where each series goes on.</summary>
    /// <param name="batch">The statements that go in one round trip.</param>
    /// <param name="next">The next place of each agency's series.</param>
    public void AddTo(NpgsqlBatch batch, IReadOnlyDictionary<long, long> next)
    {
        NpgsqlParameter ids = Bigints(one => one.Id.Value);
        NpgsqlParameter numbers = Texts(one => one.Certificate.Number);
        NpgsqlParameter requestIds = Bytes(one => one.Certificate.RequestId.ToByteArray(bigEndian: true));
        Add(batch, InsertNumbersSql, numbers, ids);
        Add(batch, InsertRequestsSql, Bigints(one => one.Certificate.Agency.Number), requestIds.Clone(), ids.Clone());
        Add(
            batch, InsertCertificatesSql, ids.Clone(), numbers.Clone(), Texts(one => one.Certificate.Type),
            Bigints(one => one.Certificate.IssuedAt.ToUnixTimeSeconds()), Integers(one => one.Certificate.Suites),
            Bytes(one => one.Certificate.Leaf.ToArray()), requestIds,
            Bytes(one => one.Certificate.ContentDigest.ToArray()),
            Bytes(one => vault.Seal(one.Certificate.Document, one.Id)),
            Bytes(one => one.Certificate.Handle.ToArray()),
            NullableBigints(one => one.Certificate.ExpiresAt?.ToUnixTimeSeconds()));
        Add(
            batch, SaveSeriesSql, Parameter<long[]>(NpgsqlDbType.Bigint, [.. next.Keys]),
            Parameter<long[]>(NpgsqlDbType.Bigint, [.. next.Values]));
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    private NpgsqlParameter<long[]> Bigints(Func<Added, long> value) =>
        Parameter<long[]>(NpgsqlDbType.Bigint, [.. certificates.Select(value)]);

    private NpgsqlParameter<long?[]> NullableBigints(Func<Added, long?> value) =>
        Parameter<long?[]>(NpgsqlDbType.Bigint, [.. certificates.Select(value)]);

    private NpgsqlParameter<int[]> Integers(Func<Added, int> value) =>
        Parameter<int[]>(NpgsqlDbType.Integer, [.. certificates.Select(value)]);

    private NpgsqlParameter<string[]> Texts(Func<Added, string> value) =>
        Parameter<string[]>(NpgsqlDbType.Text, [.. certificates.Select(value)]);

    private NpgsqlParameter<byte[][]> Bytes(Func<Added, byte[]> value) =>
        Parameter<byte[][]>(NpgsqlDbType.Bytea, [.. certificates.Select(value)]);

    private static NpgsqlParameter<T> Parameter<T>(NpgsqlDbType element, T values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | element, TypedValue = values };

    /// <summary>A certificate and the place that it gets.</summary>
    internal readonly record struct Added(CertificateId Id, NewCertificate Certificate);
}
