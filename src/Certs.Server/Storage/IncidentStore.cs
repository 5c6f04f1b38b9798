using System.Data.Common;
using Certs.Core;
using Certs.Core.Lifecycle;

namespace Certs.Server.Storage;

/// <summary>The tables <c>incidents</c> and <c>incident_items</c>: planning, deciding, reading.</summary>
internal sealed class IncidentStore(DbDataSource database, GroupCommit writer)
{
    // What is not recorded waits for the chain, and few changes ever do: those are counted, not the recorded ones.
    private const string FindSql = """
        select i.id, i.content_digest, i.issuer, i.acting, i.act, i.reason, i.effective_from, i.officer, i.basis,
               i.proposer, i.expires_at, i.state, i.decided_by, i.decided_at, i.selected, i.omitted, i.unknown,
               i.changed, i.refused,
               i.changed - (select count(*)
                              from status_changes s
                              join incident_items n on n.incident = i.id
                                                   and n.certificate = s.certificate
                                                   and n.change_id = s.id
                             where s.stage = 1)
          from incidents i
        """;

    private const string FindByIdSql = $"{FindSql} where i.id = @id";

    private const string FindByRequestSql = $"{FindSql} where i.request_id = @request_id";

    private const string AddSql = """
        insert into incidents
               (request_id, content_digest, issuer, acting, act, reason, effective_from, officer, basis, proposer,
                expires_at, state, selected, omitted, unknown)
        values (@request_id, @content_digest, @issuer, @acting, @act, @reason, @effective_from, @officer, @basis,
                @proposer, @expires_at, 1, 0, 0, 0)
        on conflict (request_id) do nothing
        returning id
        """;

    private const string EmptySql = "delete from incident_items where incident = @id";

    private const string AddItemSql = """
        insert into incident_items (incident, certificate, outcome)
        values (@incident, @certificate, 0)
        on conflict (incident, certificate) do nothing
        """;

    private const string FinishSql = """
        update incidents
           set state = 2, omitted = @omitted, unknown = @unknown,
               selected = (select count(*) from incident_items where incident = @id)
         where id = @id
           and state = 1
        """;

    private const string DecideSql = """
        update incidents
           set state = @state, decider = @decider, decided_by = @decided_by, decided_at = @now
         where id = @id
           and state = 2
           and expires_at > @now
        """;

    /// <summary>Begins a plan, or begins one anew that was cut off.</summary>
    /// <returns>It as it is kept: finished before when its stage is not <see cref="IncidentStage.Planning"/>.</returns>
    public async Task<StoredIncident> BeginAsync(
        Guid requestId, StoredIncident incident, CancellationToken cancellationToken)
    {
        await writer.RunAsync(session => session.Command(AddSql)
            .Bind("@request_id", requestId.ToByteArray(bigEndian: true))
            .Bind("@content_digest", incident.ContentDigest.ToArray())
            .Bind("@issuer", (long)incident.Issuer.Number)
            .Bind("@acting", (long)incident.Acting.Number)
            .Bind("@act", (long)incident.Act)
            .Bind("@reason", (long)incident.Reason)
            .Bind("@effective_from", incident.EffectiveFrom?.ToUnixTimeSeconds())
            .Bind("@officer", incident.Officer)
            .Bind("@basis", incident.LegalBasis)
            .Bind("@proposer", incident.Proposer)
            .Bind("@expires_at", incident.ExpiresAt.ToUnixTimeSeconds())
            .ReadNumber());
        StoredIncident kept = (await ReadAsync(
            FindByRequestSql,
            command => command.Bind("@request_id", requestId.ToByteArray(bigEndian: true)), cancellationToken))!;
        if (kept.Stage == IncidentStage.Planning)
        {
            await writer.RunAsync(session => session.Command(EmptySql).Bind("@id", kept.Id).ExecuteNonQuery());
        }

        return kept;
    }

    /// <summary>Adds certificates to a selection; one that is in it stays in it.</summary>
    public Task AddItemsAsync(long incident, IReadOnlyList<CertificateId> certificates) =>
        writer.RunAsync(session => certificates.Sum(certificate => session.Command(AddItemSql)
            .Bind("@incident", incident)
            .Bind("@certificate", certificate.Value)
            .ExecuteNonQuery()));

    /// <summary>Closes a selection: from here on a second person can confirm it.</summary>
    public Task FinishAsync(long id, long omitted, long unknown) =>
        writer.RunAsync(session => session.Command(FinishSql)
            .Bind("@id", id)
            .Bind("@omitted", omitted)
            .Bind("@unknown", unknown)
            .ExecuteNonQuery());

    /// <summary>Decides a plan. False: it was decided before, is unfinished, or its time is over.</summary>
    public Task<bool> TryDecideAsync(
        long id, IncidentStage stage, string decider, string officer, DateTimeOffset now) =>
        writer.RunAsync(session => session.Command(DecideSql)
            .Bind("@id", id)
            .Bind("@state", (long)stage)
            .Bind("@decider", decider)
            .Bind("@decided_by", officer)
            .Bind("@now", now.ToUnixTimeSeconds())
            .ExecuteNonQuery() == 1);

    /// <summary>The incident with a number; null: there is none.</summary>
    public Task<StoredIncident?> FindAsync(long id, CancellationToken cancellationToken) =>
        ReadAsync(FindByIdSql, command => command.Bind("@id", id), cancellationToken);

    private async Task<StoredIncident?> ReadAsync(
        string sql, Action<DbCommand> bind, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql);
        bind(command);
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row) : null;
    }

    private static StoredIncident Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetHash(1), AgencyId.FromNumber(checked((uint)row.GetInt64(2))),
        AgencyId.FromNumber(checked((uint)row.GetInt64(3))), (ChangeAct)row.GetInt64(4),
        (ChangeReason)row.GetInt64(5), row.IsDBNull(6) ? null : row.GetMoment(6), row.GetString(7), row.GetString(8),
        row.GetString(9), row.GetMoment(10), (IncidentStage)row.GetInt64(11),
        row.IsDBNull(12) ? null : row.GetString(12), row.IsDBNull(13) ? null : row.GetMoment(13),
        new IncidentCounts(
            row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17), row.GetInt64(18),
            row.GetInt64(19)));
}
