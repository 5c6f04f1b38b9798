using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>Tells what holds of a certificate of this node, as at any moment and as known at any block.</summary>
/// <remarks>
/// By the same history and the same rule as a verdict (<see cref="StandingAt"/>): what the chain recorded up to the block,
/// and nothing else. What is durable here and not there yet is told beside it.
/// </remarks>
internal sealed class GetStatus(
    ICertificateStore certificates, BatchStore batches, StatusRecords records, ChainReader chain,
    VerificationPolicy policy, TimeProvider time)
{
    /// <summary>The answer.</summary>
    /// <param name="number">The certificate.</param>
    /// <param name="at">As at which moment; null: now, or the block's own time.</param>
    /// <param name="knownAtBlock">As known at which block; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">There is no such certificate here.</exception>
    public async Task<StatusAnswer> RunAsync(
        string number, DateTimeOffset? at, long? knownAtBlock, CancellationToken cancellationToken)
    {
        StoredCertificate stored = await certificates.FindByNumberAsync(number, cancellationToken)
            ?? throw ChangeRights.NotFound();
        CertificateFacts certificate = CertificateFacts.Of(stored);
        ChainState state = await StateAsync(knownAtBlock, cancellationToken);
        DateTimeOffset now = knownAtBlock is null ? time.GetUtcNow() : state.ConfirmedAt;
        DateTimeOffset moment = Moment(at, knownAtBlock, state, now);
        Batch? batch = await batches.FindCoveringAsync(stored.Id, cancellationToken);
        StatusAnswer answer = Judge(certificate, state, batch?.Place, moment, now);
        return await records.AddToAsync(answer, cancellationToken);
    }

    private async Task<ChainState> StateAsync(long? knownAtBlock, CancellationToken cancellationToken)
    {
        ChainState state = knownAtBlock is { } block
            ? await chain.AsKnownAtAsync(block, cancellationToken)
            : await chain.CurrentAsync(cancellationToken);
        return state.Head is null && knownAtBlock is null ? chain.LastReached ?? state : state;
    }

    private static DateTimeOffset Moment(
        DateTimeOffset? at, long? knownAtBlock, ChainState state, DateTimeOffset now)
    {
        DateTimeOffset moment = at ?? (knownAtBlock is null ? now : state.Head?.BlockTime ?? now);
        return DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
    }

    private StatusAnswer Judge(
        CertificateFacts certificate, ChainState state, AnchorPlace? place, DateTimeOffset moment, DateTimeOffset now)
    {
        StatusAnswer unknown = new(
            certificate, moment, state.Head, time.GetUtcNow() - state.ConfirmedAt, certificate.Payload.Issuer,
            new StandingOutcome(Standing.Unknown, null), Reasons.StatusUnavailable, []);
        if (state.View is not Lookup<RegistryView>.Found(var registry))
        {
            return unknown;
        }

        unknown = unknown with
        {
            InCharge = ChangeAuthority.InCharge(registry, certificate.Payload.Issuer, now),
            Known = registry.FindStatus(certificate.Payload.Issuer, certificate.Handle)?.Sequence ?? 0,
        };
        if (place is null || place.BlockNumber > registry.Head.BlockNumber)
        {
            return unknown with { UnknownReason = Reasons.AnchorPending };
        }

        DateTimeOffset asked = moment < now ? moment : now;
        if (asked - state.ConfirmedAt > policy.MaxHeadAge)
        {
            return unknown with { UnknownReason = Reasons.StatusStale };
        }

        StatusRecord? status = registry.FindStatusAt(certificate.Payload.Issuer, certificate.Handle, moment);
        return unknown with
        {
            Outcome = StandingAt.Decide(
                status, certificate.Payload.NotBefore, certificate.Payload.Expires, moment),
            UnknownReason = null,
        };
    }
}
