using System.Data.Common;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;

namespace Certs.Server.Storage;

/// <summary>
/// What a change does to the certificates that rest on the changed one, in the same piece of work of
/// <see cref="GroupCommit"/>.
/// </summary>
/// <param name="ruleOf">The rule for a certificate type (vct).</param>
/// <param name="changeOf">Makes the change of a dependent certificate out of the one of its basis.</param>
internal sealed class DependentRows(
    Func<string, BasisRule> ruleOf, Func<StoredCertificate, StoredStatusChange, ChangeAct, NewStatusChange> changeOf)
{
    // A certificate rests on others through a few steps at most; a circle must not go on for ever.
    private const int Deepest = 8;

    private const string DependentsSql = """
        select c.id, c.number, c.type, c.issued_at, c.content_digest, c.document
          from certificate_bases b
          join certificates c on c.id = b.dependent
         where b.basis = @basis
         order by c.id
        """;

    private const string RaiseSql = """
        insert into basis_flags (dependent, basis, state, rule, raised_at)
        values (@dependent, @basis, @state, @rule, @now)
        """;

    private const string ClearSql = """
        update basis_flags
           set cleared_at = @now
         where dependent = @dependent
           and basis = @basis
           and cleared_at is null
        """;

    private const string FollowSql = "update certificate_bases set basis = @next where basis = @basis";

    // Restored only when this very rule suspended it, and nothing else that it rests on is down.
    private const string MayResumeSql = """
        select count(*)
          from status_changes s
         where s.certificate = @dependent
           and s.sequence = (select max(sequence) from status_changes where certificate = @dependent)
           and s.reason = @basis_fell
           and not exists (select 1
                             from basis_flags f
                            where f.dependent = @dependent
                              and f.rule = 1
                              and f.cleared_at is null)
        """;

    /// <summary>Applies the rules after a change was stored.</summary>
    public void Apply(WriteSession session, StoredStatusChange change, int depth = 0)
    {
        if (depth == Deepest || change.State == CertificateState.Superseded)
        {
            return;
        }

        foreach (StoredCertificate dependent in Dependents(session, change.Certificate))
        {
            if (change.State == CertificateState.Active)
            {
                Restore(session, dependent, change, depth);
            }
            else
            {
                Fall(session, dependent, change, depth);
            }
        }
    }

    /// <summary>What rested on a certificate rests on the one that replaced it.</summary>
    public static void Follow(WriteSession session, CertificateId replaced, CertificateId next) =>
        session.Command(FollowSql).Bind("@basis", replaced.Value).Bind("@next", next.Value).ExecuteNonQuery();

    private void Fall(WriteSession session, StoredCertificate dependent, StoredStatusChange change, int depth)
    {
        BasisRule rule = ruleOf(dependent.Type);
        if (rule == BasisRule.Nothing)
        {
            return;
        }

        session.Command(RaiseSql)
            .Bind("@dependent", dependent.Id.Value)
            .Bind("@basis", change.Certificate.Value)
            .Bind("@state", (long)change.State)
            .Bind("@rule", (long)rule)
            .Bind("@now", change.AcceptedAt.ToUnixTimeSeconds())
            .ExecuteNonQuery();
        if (rule == BasisRule.Suspend)
        {
            Change(session, changeOf(dependent, change, ChangeAct.Suspend), depth);
        }
    }

    private void Restore(WriteSession session, StoredCertificate dependent, StoredStatusChange change, int depth)
    {
        int cleared = session.Command(ClearSql)
            .Bind("@dependent", dependent.Id.Value)
            .Bind("@basis", change.Certificate.Value)
            .Bind("@now", change.AcceptedAt.ToUnixTimeSeconds())
            .ExecuteNonQuery();
        if (cleared > 0 && MayResume(session, dependent.Id))
        {
            Change(session, changeOf(dependent, change, ChangeAct.Resume), depth);
        }
    }

    // Where the table does not allow it (already suspended, revoked, expired) the flag alone stays.
    private void Change(WriteSession session, NewStatusChange change, int depth)
    {
        if (StatusRows.Append(session, change) is AppendResult.Added(var added))
        {
            Apply(session, added, depth + 1);
        }
    }

    private static bool MayResume(WriteSession session, CertificateId dependent) =>
        session.Command(MayResumeSql)
            .Bind("@dependent", dependent.Value)
            .Bind("@basis_fell", (long)ChangeReason.BasisFell)
            .ReadNumber() == 1;

    private static List<StoredCertificate> Dependents(WriteSession session, CertificateId basis)
    {
        List<StoredCertificate> found = [];
        using DbDataReader row = session.Command(DependentsSql).Bind("@basis", basis.Value).ExecuteReader();
        while (row.Read())
        {
            found.Add(CertificateRows.Read(row, session.Vault));
        }

        return found;
    }
}
