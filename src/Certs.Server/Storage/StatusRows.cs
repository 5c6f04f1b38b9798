using System.Data.Common;
using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Suites;

namespace Certs.Server.Storage;

/// <summary>How a change of a certificate becomes a row. Runs inside a piece of work of <see cref="GroupCommit"/>.</summary>
internal static class StatusRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string SelectSql = """
        select s.id, s.certificate, s.sequence, s.handle, s.acting, s.act, s.state, s.reason, s.effective_from,
               s.accepted_at, s.detail, s.detail_digest, s.block_number, s.block_time, s.log_index
          from status_changes s
        """;

    private const string LastSql = """
        select state, sequence
          from status_changes
         where certificate = @certificate
         order by sequence desc
         limit 1
        """;

    // The compare-and-set: who comes second finds the number taken, reads again and is judged by what is there then.
    private const string InsertSql = """
        insert into status_changes
               (certificate, sequence, handle, acting, act, state, reason, effective_from, accepted_at, detail,
                detail_digest, stage)
        values (@certificate, @sequence, @handle, @acting, @act, @state, @reason, @effective_from, @accepted_at,
                @detail, @detail_digest, 1)
        on conflict (certificate, sequence) do nothing
        returning id
        """;

    /// <summary>Stores a change after the last one, if the table allows it there.</summary>
    public static AppendResult Append(WriteSession session, NewStatusChange change)
    {
        byte[] text = change.Detail.ToText();
        Hash32 digest = new(Hashing.Sha256(text));
        while (true)
        {
            (CertificateState last, uint sequence) = Last(session, change.Certificate);
            if (sequence < change.OnChain)
            {
                return new AppendResult.BehindChain();
            }

            if (Transitions.Next(last, change.Calendar, change.Detail.Act) is not { } state)
            {
                return new AppendResult.NotAllowed(last);
            }

            StoredStatusChange row = new(
                0, change.Certificate, sequence + 1, change.Detail.Handle, change.Detail.Acting, change.Detail.Act,
                state, change.Detail.Reason, change.Detail.EffectiveFrom, change.AcceptedAt, text, digest, null);
            if (TryInsert(session, row) is { } id)
            {
                return new AppendResult.Added(row with { Id = id });
            }
        }
    }

    /// <summary>Reads one change.</summary>
    public static StoredStatusChange Read(DbDataReader row) => new(
        row.GetInt64(0), new CertificateId(row.GetInt64(1)), checked((uint)row.GetInt64(2)), row.GetHash(3),
        AgencyId.FromNumber(checked((uint)row.GetInt64(4))), (ChangeAct)row.GetInt64(5),
        (CertificateState)row.GetInt64(6), (ChangeReason)row.GetInt64(7), row.GetMoment(8), row.GetMoment(9),
        row.GetBytes(10), row.GetHash(11),
        row.IsDBNull(12) ? null : new ChainPoint(row.GetInt64(12), row.GetMoment(13), checked((int)row.GetInt64(14))));

    private static (CertificateState State, uint Sequence) Last(WriteSession session, CertificateId certificate)
    {
        using DbDataReader row =
            session.Command(LastSql).Bind("@certificate", certificate.Value).ExecuteReader();
        return row.Read()
            ? ((CertificateState)row.GetInt64(0), checked((uint)row.GetInt64(1)))
            : (CertificateState.Active, 0);
    }

    private static long? TryInsert(WriteSession session, StoredStatusChange row) =>
        session.Command(InsertSql)
            .Bind("@certificate", row.Certificate.Value)
            .Bind("@sequence", (long)row.Sequence)
            .Bind("@handle", row.Handle.ToArray())
            .Bind("@acting", (long)row.Acting.Number)
            .Bind("@act", (long)row.Act)
            .Bind("@state", (long)row.State)
            .Bind("@reason", (long)row.Reason)
            .Bind("@effective_from", row.EffectiveFrom.ToUnixTimeSeconds())
            .Bind("@accepted_at", row.AcceptedAt.ToUnixTimeSeconds())
            .Bind("@detail", row.Detail)
            .Bind("@detail_digest", row.DetailDigest.ToArray())
            .ReadNumber();
}
