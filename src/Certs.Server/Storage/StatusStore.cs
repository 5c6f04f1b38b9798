using System.Data.Common;
using Certs.Core;

namespace Certs.Server.Storage;

/// <summary>The tables <c>status_changes</c>, <c>change_proposals</c> and <c>change_requests</c>.</summary>
internal sealed class StatusStore(DbDataSource database, GroupCommit writer)
{
    private const string FindSql = $"{StatusRows.SelectSql} where s.id = @id";

    private const string HistorySql = $"{StatusRows.SelectSql} where s.certificate = @certificate order by s.sequence";

    private const string OpenSql = $"""
        {ProposalRows.SelectSql}
         where p.state = 1
           and p.expires_at > @now
           and p.id > @after
         order by p.id
         limit @limit
        """;

    /// <summary>Stores a change. From here on it holds; the chain learns of it from the worker.</summary>
    /// <param name="requestId">The caller's id for the request.</param>
    /// <param name="contentDigest">What the request id stands for.</param>
    /// <param name="change">The change.</param>
    /// <param name="dependents">What it does to certificates that rest on this one, in the same step.</param>
    public Task<ChangeOutcome> ChangeAsync(
        Guid requestId, Hash32 contentDigest, NewStatusChange change, DependentRows dependents) =>
        writer.RunAsync(session => Once(session, requestId, contentDigest, () =>
            Outcome(Append(session, change, dependents))));

    /// <summary>Stores a proposal.</summary>
    public Task<ChangeOutcome> ProposeAsync(Guid requestId, Hash32 contentDigest, ChangeProposal proposal) =>
        writer.RunAsync(session => Once(session, requestId, contentDigest, () =>
            new ChangeOutcome.Proposed(ProposalRows.Add(session, proposal))));

    /// <summary>Confirms a proposal and stores its change in one step.</summary>
    /// <param name="proposalId">The proposal.</param>
    /// <param name="change">The change; it names the second officer.</param>
    /// <param name="decider">The second person's key.</param>
    /// <param name="dependents">What it does to certificates that rest on this one.</param>
    public Task<ChangeOutcome> ConfirmAsync(
        long proposalId, NewStatusChange change, string decider, DependentRows dependents) =>
        writer.RunAsync<ChangeOutcome>(session =>
        {
            if (!ProposalRows.TryDecide(
                session, proposalId, ProposedChangeState.Confirmed, decider, change.Detail.ConfirmedBy!,
                change.AcceptedAt))
            {
                return new ChangeOutcome.Closed();
            }

            switch (Append(session, change, dependents))
            {
                case AppendResult.Added(StoredStatusChange added):
                    ProposalRows.NoteChange(session, proposalId, added.Id);
                    return new ChangeOutcome.Changed(added);
                case AppendResult.NotAllowed(var recorded):
                    // The decision must not stand without its change.
                    ProposalRows.Reopen(session, proposalId);
                    return new ChangeOutcome.NotAllowed(recorded);
                default:
                    ProposalRows.Reopen(session, proposalId);
                    return new ChangeOutcome.BehindChain();
            }
        });

    /// <summary>Rejects a proposal. False: it was decided before, or its time is over.</summary>
    public Task<bool> RejectAsync(long proposalId, string decider, string officer, DateTimeOffset now) =>
        writer.RunAsync(session => ProposalRows.TryDecide(
            session, proposalId, ProposedChangeState.Rejected, decider, officer, now));

    /// <summary>The proposal with a number; null: there is none.</summary>
    public async Task<ChangeProposal?> FindProposalAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync(
            ProposalRows.FindSql, command => command.Bind("@id", id), ProposalRows.Read, cancellationToken))
        .SingleOrDefault();

    /// <summary>Proposals that can be confirmed now, oldest first.</summary>
    public Task<IReadOnlyList<ChangeProposal>> OpenProposalsAsync(
        DateTimeOffset now, long after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            OpenSql,
            command => command
                .Bind("@now", now.ToUnixTimeSeconds())
                .Bind("@after", after)
                .Bind("@limit", (long)limit),
            ProposalRows.Read, cancellationToken);

    /// <summary>The change with a number; null: there is none.</summary>
    public async Task<StoredStatusChange?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync(FindSql, command => command.Bind("@id", id), StatusRows.Read, cancellationToken))
        .SingleOrDefault();

    /// <summary>Every change of a certificate, oldest first, whether the chain has it or not.</summary>
    public Task<IReadOnlyList<StoredStatusChange>> HistoryAsync(
        CertificateId certificate, CancellationToken cancellationToken) =>
        ReadAsync(
            HistorySql, command => command.Bind("@certificate", certificate.Value), StatusRows.Read, cancellationToken);

    /// <summary>Does a piece of work once for a request id; a repetition gets what came of it.</summary>
    internal static ChangeOutcome Once(
        WriteSession session, Guid requestId, Hash32 contentDigest, Func<ChangeOutcome> work)
    {
        if (!ChangeRequestRows.TryTake(session, requestId, contentDigest))
        {
            return FirstAnswer(session, requestId, contentDigest);
        }

        ChangeOutcome outcome = work();
        switch (outcome)
        {
            case ChangeOutcome.Changed(StoredStatusChange change):
                ChangeRequestRows.Answer(session, requestId, change.Id, null);
                break;
            case ChangeOutcome.Proposed(ChangeProposal proposal):
                ChangeRequestRows.Answer(session, requestId, null, proposal.Id);
                break;
            default:
                ChangeRequestRows.Return(session, requestId);
                break;
        }

        return outcome;
    }

    /// <summary>The outcome of a change that was to be stored.</summary>
    internal static ChangeOutcome Outcome(AppendResult result) => result switch
    {
        AppendResult.Added(var change) => new ChangeOutcome.Changed(change),
        AppendResult.NotAllowed(var recorded) => new ChangeOutcome.NotAllowed(recorded),
        _ => new ChangeOutcome.BehindChain(),
    };

    /// <summary>Stores a change, and what it does to certificates that rest on this one.</summary>
    internal static AppendResult Append(WriteSession session, NewStatusChange change, DependentRows dependents)
    {
        AppendResult result = StatusRows.Append(session, change);
        if (result is AppendResult.Added(var added))
        {
            dependents.Apply(session, added);
        }

        return result;
    }

    private static ChangeOutcome FirstAnswer(WriteSession session, Guid requestId, Hash32 contentDigest)
    {
        (Hash32 stoodFor, long? change, long? proposal) = ChangeRequestRows.Get(session, requestId);
        if (stoodFor != contentDigest)
        {
            return new ChangeOutcome.RequestIdTaken();
        }

        if (proposal is { } proposalId)
        {
            return new ChangeOutcome.Proposed(ProposalRows.Find(session, proposalId)!);
        }

        using DbDataReader row = session.Command(FindSql).Bind("@id", change).ExecuteReader();
        row.Read();
        return new ChangeOutcome.Changed(StatusRows.Read(row));
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Action<DbCommand> bind, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = connection.Command(sql);
        bind(command);
        List<T> all = [];
        await using DbDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            all.Add(read(row));
        }

        return all;
    }
}
