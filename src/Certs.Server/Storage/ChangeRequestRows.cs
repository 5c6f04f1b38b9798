using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The table <c>change_requests</c> inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class ChangeRequestRows
{
    private const string TakeSql = """
        insert into change_requests (request_id, content_digest)
        values (@request_id, @content_digest)
        on conflict (request_id) do nothing
        """;

    private const string FindSql = """
        select content_digest, change_id, proposal_id
          from change_requests
         where request_id = @request_id
        """;

    private const string AnswerSql = """
        update change_requests
           set change_id = @change_id, proposal_id = @proposal_id
         where request_id = @request_id
        """;

    private const string ReturnSql = "delete from change_requests where request_id = @request_id";

    /// <summary>Takes a request id. False: it was used before.</summary>
    public static bool TryTake(WriteSession session, Guid requestId, Hash32 contentDigest) =>
        Bind(session.Command(TakeSql), requestId).Bind("@content_digest", contentDigest.ToArray())
            .ExecuteNonQuery() == 1;

    /// <summary>What a request id that is taken stands for.</summary>
    public static (Hash32 ContentDigest, long? Change, long? Proposal) Get(WriteSession session, Guid requestId)
    {
        using DbDataReader row = Bind(session.Command(FindSql), requestId).ExecuteReader();
        row.Read();
        return (row.GetHash(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2));
    }

    /// <summary>Notes what a request id was answered with.</summary>
    public static void Answer(WriteSession session, Guid requestId, long? change, long? proposal) =>
        Bind(session.Command(AnswerSql), requestId)
            .Bind("@change_id", change)
            .Bind("@proposal_id", proposal)
            .ExecuteNonQuery();

    /// <summary>Gives a request id back that was taken in this piece of work: nothing came of it.</summary>
    public static void Return(WriteSession session, Guid requestId) =>
        Bind(session.Command(ReturnSql), requestId).ExecuteNonQuery();

    private static DbCommand Bind(DbCommand command, Guid requestId) =>
        command.Bind("@request_id", requestId.ToByteArray(bigEndian: true));
}
