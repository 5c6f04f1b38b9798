using System.Data.Common;
using Certs.Core;
using Certs.Core.Lifecycle;

namespace Certs.Server.Storage;

/// <summary>The table <c>change_proposals</c> inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class ProposalRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectSql = """
        select p.id, p.certificate, p.acting, p.act, p.reason, p.effective_from, p.officer, p.basis, p.proposer,
               p.proposed_at, p.expires_at, p.state, p.decided_by, p.change_id
          from change_proposals p
        """;

    /// <summary>The proposal with a number.</summary>
    public const string FindSql = $"{SelectSql} where p.id = @id";

    private const string InsertSql = """
        insert into change_proposals
               (certificate, acting, act, reason, effective_from, officer, basis, proposer, proposed_at, expires_at,
                state)
        values (@certificate, @acting, @act, @reason, @effective_from, @officer, @basis, @proposer, @proposed_at,
                @expires_at, 1)
        returning id
        """;

    // Of two that decide at once one finds it decided.
    private const string DecideSql = """
        update change_proposals
           set state = @state, decider = @decider, decided_by = @decided_by, decided_at = @now
         where id = @id
           and state = 1
           and expires_at > @now
        """;

    private const string NoteChangeSql = "update change_proposals set change_id = @change_id where id = @id";

    private const string ReopenSql = """
        update change_proposals
           set state = 1, decider = null, decided_by = null, decided_at = null
         where id = @id
        """;

    /// <summary>Stores a proposal.</summary>
    /// <returns>It with its number.</returns>
    public static ChangeProposal Add(WriteSession session, ChangeProposal proposal) => proposal with
    {
        Id = session.Command(InsertSql)
            .Bind("@certificate", proposal.Certificate.Value)
            .Bind("@acting", (long)proposal.Acting.Number)
            .Bind("@act", (long)proposal.Act)
            .Bind("@reason", (long)proposal.Reason)
            .Bind("@effective_from", proposal.EffectiveFrom?.ToUnixTimeSeconds())
            .Bind("@officer", proposal.Officer)
            .Bind("@basis", proposal.LegalBasis)
            .Bind("@proposer", proposal.Proposer)
            .Bind("@proposed_at", proposal.ProposedAt.ToUnixTimeSeconds())
            .Bind("@expires_at", proposal.ExpiresAt.ToUnixTimeSeconds())
            .ReadNumber()!.Value,
    };

    /// <summary>Decides an open proposal. False: it was decided before, or its time is over.</summary>
    public static bool TryDecide(
        WriteSession session, long id, ProposedChangeState state, string decider, string officer, DateTimeOffset now) =>
        session.Command(DecideSql)
            .Bind("@id", id)
            .Bind("@state", (long)state)
            .Bind("@decider", decider)
            .Bind("@decided_by", officer)
            .Bind("@now", now.ToUnixTimeSeconds())
            .ExecuteNonQuery() == 1;

    /// <summary>Notes the change that came of a proposal decided in this piece of work.</summary>
    public static void NoteChange(WriteSession session, long id, long change) =>
        session.Command(NoteChangeSql).Bind("@id", id).Bind("@change_id", change).ExecuteNonQuery();

    /// <summary>Takes the decision of this piece of work back: the change could not be made.</summary>
    public static void Reopen(WriteSession session, long id) =>
        session.Command(ReopenSql).Bind("@id", id).ExecuteNonQuery();

    /// <summary>The proposal with a number; null: there is none.</summary>
    public static ChangeProposal? Find(WriteSession session, long id)
    {
        using DbDataReader row = session.Command(FindSql).Bind("@id", id).ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    /// <summary>Reads one proposal.</summary>
    public static ChangeProposal Read(DbDataReader row) => new(
        row.GetInt64(0), new CertificateId(row.GetInt64(1)), AgencyId.FromNumber(checked((uint)row.GetInt64(2))),
        (ChangeAct)row.GetInt64(3), (ChangeReason)row.GetInt64(4), row.IsDBNull(5) ? null : row.GetMoment(5),
        row.GetString(6), row.GetString(7), row.GetString(8), row.GetMoment(9), row.GetMoment(10),
        (ProposedChangeState)row.GetInt64(11), row.IsDBNull(12) ? null : row.GetString(12),
        row.IsDBNull(13) ? null : row.GetInt64(13));
}
