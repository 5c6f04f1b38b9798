using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>How a certificate becomes rows. Runs inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class CertificateRows
{
    // The unique keys of these two tables decide who gets a number and a request id; nothing is checked first.
    private const string NewestSql = "select id, document from certificates order by id desc limit 1";

    private const string TakeNumberSql = """
        insert into numbers (number, certificate)
        values (@number, @certificate)
        on conflict (number) do nothing
        """;

    private const string ReturnNumberSql = "delete from numbers where number = @number";

    private const string TakeRequestSql = """
        insert into requests (agency, request_id, certificate)
        values (@agency, @request_id, @certificate)
        on conflict (agency, request_id) do nothing
        """;

    private const string InsertSql = """
        insert into certificates
               (id, number, type, issued_at, suites, leaf, request_id, content_digest, document, handle, expires_at)
        values (@id, @number, @type, @issued_at, @suites, @leaf, @request_id, @content_digest, @document, @handle,
                @expires_at)
        """;

    private const string FirstAnswerSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from requests r
          left join certificates c on c.id = r.certificate
         where r.agency = @agency
           and r.request_id = @request_id
        """;

    /// <summary>Stores one certificate at the agency's next place, unless its number or its request id is taken.</summary>
    public static AddResult Add(WriteSession session, Series series, NewCertificate certificate)
    {
        CertificateId id = series.Peek(certificate.Agency);
        if (!TryTakeNumber(session, certificate.Number, id))
        {
            return FirstAnswer(session, certificate.Agency, certificate.RequestId) ?? new AddResult.NumberTaken();
        }

        if (!TryTakeRequest(session, certificate.Agency, certificate.RequestId, id))
        {
            ReturnNumber(session, certificate.Number);
            return FirstAnswer(session, certificate.Agency, certificate.RequestId)!;
        }

        Insert(session, id, certificate);
        series.Take(certificate.Agency);
        return new AddResult.Added(id);
    }

    /// <summary>Gives a number away for ever. False: it was given before.</summary>
    /// <param name="session">The work's session.</param>
    /// <param name="number">The number.</param>
    /// <param name="certificate">Whose it is; null: of a certificate that is only prepared.</param>
    public static bool TryTakeNumber(WriteSession session, string number, CertificateId? certificate) =>
        session.Command(TakeNumberSql)
            .Bind("@number", number)
            .Bind("@certificate", certificate?.Value)
            .ExecuteNonQuery() == 1;

    /// <summary>Takes a number back that was taken in this piece of work.</summary>
    public static void ReturnNumber(WriteSession session, string number) =>
        session.Command(ReturnNumberSql).Bind("@number", number).ExecuteNonQuery();

    /// <summary>Marks a request id as answered. False: it was used before.</summary>
    public static bool TryTakeRequest(
        WriteSession session, AgencyId agency, Guid requestId, CertificateId? certificate) =>
        session.Command(TakeRequestSql)
            .Bind("@agency", (long)agency.Number)
            .Bind("@request_id", requestId.ToByteArray(bigEndian: true))
            .Bind("@certificate", certificate?.Value)
            .ExecuteNonQuery() == 1;

    /// <summary>What a request id was answered with; null when it was never used.</summary>
    public static AddResult? FirstAnswer(WriteSession session, AgencyId agency, Guid requestId)
    {
        using DbDataReader row = BindRequest(session.Command(FirstAnswerSql), agency, requestId).ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        return row.IsDBNull(0) ? new AddResult.RequestIsPrepared() : new AddResult.Earlier(Read(row, session.Vault));
    }

    /// <summary>Writes the row of a certificate whose number and request id are its own already.</summary>
    public static void Insert(WriteSession session, CertificateId id, NewCertificate certificate) =>
        session.Command(InsertSql)
            .Bind("@id", id.Value)
            .Bind("@number", certificate.Number)
            .Bind("@type", certificate.Type)
            .Bind("@issued_at", certificate.IssuedAt.ToUnixTimeSeconds())
            .Bind("@suites", (long)certificate.Suites)
            .Bind("@leaf", certificate.Leaf.ToArray())
            .Bind("@request_id", certificate.RequestId.ToByteArray(bigEndian: true))
            .Bind("@content_digest", certificate.ContentDigest.ToArray())
            .Bind("@document", session.Vault.Seal(certificate.Document, id))
            .Bind("@handle", certificate.Handle.ToArray())
            .Bind("@expires_at", certificate.ExpiresAt?.ToUnixTimeSeconds())
            .ExecuteNonQuery();

    /// <summary>Binds the key of a request.</summary>
    public static DbCommand BindRequest(DbCommand command, AgencyId agency, Guid requestId) =>
        command
            .Bind("@agency", (long)agency.Number)
            .Bind("@request_id", requestId.ToByteArray(bigEndian: true));

    /// <summary>Opens the newest document of the store, so that a vault with other keys is noticed at the start.</summary>
    /// <exception cref="StorageException">It does not open.</exception>
    public static void OpenNewest(DbConnection connection, DocumentVault vault)
    {
        using DbCommand command = connection.Command(NewestSql);
        using DbDataReader row = command.ExecuteReader();
        if (row.Read())
        {
            vault.Open(row.GetBytes(1), new CertificateId(row.GetInt64(0)));
        }
    }

    /// <summary>Reads the columns id, number, type, issued_at, content_digest, document, from <paramref name="first"/> on.</summary>
    public static StoredCertificate Read(DbDataReader row, DocumentVault vault, int first = 0)
    {
        CertificateId id = new(row.GetInt64(first));
        byte[] stored = row.GetBytes(first + 5);
        return new StoredCertificate(
            id, row.GetString(first + 1), row.GetString(first + 2), row.GetMoment(first + 3),
            vault.KeyedBeside(stored, row.GetHash(first + 4)), vault.Open(stored, id));
    }
}
