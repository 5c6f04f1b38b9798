using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>How a prepared certificate becomes rows. Runs inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class PreparedRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectSql = """
        select agency, request_id, content_digest, number, type, issued_at, expires_at, content
          from prepared
        """;

    private const string AddSql = """
        insert into prepared
               (agency, request_id, content_digest, number, type, issued_at, expires_at, content)
        values (@agency, @request_id, @content_digest, @number, @type, @issued_at, @expires_at, @content)
        """;

    private const string FindSql = $"{SelectSql} where agency = @agency and request_id = @request_id";

    // A request id that was only ever prepared is free again; its number is not: a signature over it may exist.
    private const string FreeRequestsSql = """
        delete from requests
         where certificate is null
           and (agency, request_id) in (select agency, request_id from prepared where expires_at <= @now)
        """;

    private const string PurgeSql = "delete from prepared where expires_at <= @now";

    /// <summary>Keeps a prepared certificate, unless its number or its request id is taken.</summary>
    public static PrepareResult Add(WriteSession session, PreparedRow prepared, DateTimeOffset now)
    {
        session.Command(FreeRequestsSql).Bind("@now", now.ToUnixTimeSeconds()).ExecuteNonQuery();
        session.Command(PurgeSql).Bind("@now", now.ToUnixTimeSeconds()).ExecuteNonQuery();
        if (Earlier(session, prepared) is { } earlier)
        {
            return earlier;
        }

        if (!CertificateRows.TryTakeNumber(session, prepared.Number, null))
        {
            return new PrepareResult.NumberTaken();
        }

        if (!CertificateRows.TryTakeRequest(session, prepared.Agency, prepared.RequestId, null))
        {
            // Another replica was faster between the question above and this.
            CertificateRows.ReturnNumber(session, prepared.Number);
            return Earlier(session, prepared)!;
        }

        Insert(session, prepared);
        return new PrepareResult.Prepared(prepared);
    }

    /// <summary>Reads the columns of <see cref="SelectSql"/>.</summary>
    public static PreparedRow Read(DbDataReader row, DocumentVault vault)
    {
        Guid requestId = new(row.GetBytes(1), bigEndian: true);
        byte[] stored = row.GetBytes(7);
        return new PreparedRow(
            AgencyId.FromNumber(checked((uint)row.GetInt64(0))), requestId, vault.KeyedBeside(stored, row.GetHash(2)),
            row.GetString(3), row.GetString(4), row.GetMoment(5), row.GetMoment(6), vault.Open(stored, requestId));
    }

    private static PrepareResult? Earlier(WriteSession session, PreparedRow prepared)
    {
        DbCommand find = CertificateRows.BindRequest(session.Command(FindSql), prepared.Agency, prepared.RequestId);
        using (DbDataReader row = find.ExecuteReader())
        {
            if (row.Read())
            {
                return new PrepareResult.Prepared(Read(row, session.Vault));
            }
        }

        return CertificateRows.FirstAnswer(session, prepared.Agency, prepared.RequestId) is AddResult.Earlier issued
            ? new PrepareResult.Issued(issued.Certificate)
            : null;
    }

    private static void Insert(WriteSession session, PreparedRow prepared) =>
        CertificateRows.BindRequest(session.Command(AddSql), prepared.Agency, prepared.RequestId)
            .Bind("@content_digest", prepared.ContentDigest.ToArray())
            .Bind("@number", prepared.Number)
            .Bind("@type", prepared.Type)
            .Bind("@issued_at", prepared.IssuedAt.ToUnixTimeSeconds())
            .Bind("@expires_at", prepared.ExpiresAt.ToUnixTimeSeconds())
            .Bind("@content", session.Vault.Seal(prepared.Content, prepared.RequestId))
            .ExecuteNonQuery();
}
