using System.Data.Common;

namespace Certs.Server.Storage;

/// <summary>How a bridge statement becomes rows. Runs inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class StatementRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectSql = """
        select s.id, s.original, s.province, s.issued_at, s.expires_at, s.handle, s.withdrawn_at, s.withdrawal,
               s.document
          from statements s
        """;

    /// <summary>The newest statement for a certificate and a province that is in force.</summary>
    public const string InForceSql = $"""
        {SelectSql}
         where s.original = @original
           and s.province = @province
           and s.expires_at > @now
           and s.withdrawn_at is null
         order by s.issued_at desc, s.id desc
         limit 1
        """;

    /// <summary>What a request id was answered with.</summary>
    public const string FirstAnswerSql = """
        select s.id, s.original, s.province, s.issued_at, s.expires_at, s.handle, s.withdrawn_at, s.withdrawal,
               s.document, r.content_digest
          from statement_requests r
          join statements s on s.id = r.statement
         where r.request_id = @request_id
        """;

    private const string TakeRequestSql = """
        insert into statement_requests (request_id, content_digest, statement)
        values (@request_id, @content_digest, @statement)
        on conflict (request_id) do nothing
        """;

    private const string InsertSql = """
        insert into statements
               (id, original, province, issued_at, expires_at, suites, leaf, handle, document, withdrawal)
        values (@id, @original, @province, @issued_at, @expires_at, @suites, @leaf, @handle, @document, 0)
        """;

    /// <summary>Stores one statement at its series' next place, unless there is one that counts instead.</summary>
    public static AddedStatement Add(WriteSession session, Series series, NewStatement statement)
    {
        if (FirstAnswer(session, statement) is { } answered)
        {
            return answered;
        }

        if (InForce(session, statement) is { } inForce)
        {
            TakeRequest(session, statement, inForce.Id);
            return new AddedStatement.Earlier(inForce);
        }

        CertificateId id = series.Peek(statement.Body, LeafKind.Statements);
        Insert(session, id, statement);
        series.Take(statement.Body, LeafKind.Statements);
        TakeRequest(session, statement, id);
        return new AddedStatement.Added(id);
    }

    /// <summary>Binds a request id.</summary>
    public static DbCommand BindRequest(DbCommand command, Guid requestId) =>
        command.Bind("@request_id", requestId.ToByteArray(bigEndian: true));

    /// <summary>Reads one statement.</summary>
    public static StoredStatement Read(DbDataReader row) => new(
        new CertificateId(row.GetInt64(0)), row.GetHash(1), checked((ushort)row.GetInt64(2)), row.GetMoment(3),
        row.GetMoment(4), row.GetHash(5), row.IsDBNull(6) ? null : row.GetMoment(6), row.GetInt64(7) == 2,
        row.GetDocument(8));

    private static AddedStatement? FirstAnswer(WriteSession session, NewStatement statement)
    {
        if (statement.RequestId is not { } requestId)
        {
            return null;
        }

        using DbDataReader row = BindRequest(session.Command(FirstAnswerSql), requestId).ExecuteReader();
        return !row.Read() ? null
            : row.GetHash(9) == statement.ContentDigest ? new AddedStatement.Earlier(Read(row))
            : new AddedStatement.RequestIdTaken();
    }

    private static StoredStatement? InForce(WriteSession session, NewStatement statement)
    {
        using DbDataReader row = session.Command(InForceSql)
            .Bind("@original", statement.Original.ToArray())
            .Bind("@province", (long)statement.Province)
            .Bind("@now", statement.IssuedAt.ToUnixTimeSeconds())
            .ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    private static void TakeRequest(WriteSession session, NewStatement statement, CertificateId id)
    {
        if (statement.RequestId is { } requestId)
        {
            BindRequest(session.Command(TakeRequestSql), requestId)
                .Bind("@content_digest", statement.ContentDigest.ToArray())
                .Bind("@statement", id.Value)
                .ExecuteNonQuery();
        }
    }

    private static void Insert(WriteSession session, CertificateId id, NewStatement statement) =>
        session.Command(InsertSql)
            .Bind("@id", id.Value)
            .Bind("@original", statement.Original.ToArray())
            .Bind("@province", (long)statement.Province)
            .Bind("@issued_at", statement.IssuedAt.ToUnixTimeSeconds())
            .Bind("@expires_at", statement.ExpiresAt.ToUnixTimeSeconds())
            .Bind("@suites", (long)statement.Suites)
            .Bind("@leaf", statement.Leaf.ToArray())
            .Bind("@handle", statement.Handle.ToArray())
            .Bind("@document", PackedDocument.Pack(statement.Document))
            .ExecuteNonQuery();
}
