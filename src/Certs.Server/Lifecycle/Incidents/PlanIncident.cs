using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Selects the certificates of an incident and keeps the selection. Changes none.</summary>
/// <remarks>
/// <list type="number">
/// <item>The agency that acts is in charge of the issuer's certificates.</item>
/// <item>The plan is begun, or the finished one of an earlier call is the answer.</item>
/// <item>Every certificate that fits and can be changed so is noted. A cut-off selection is made anew.</item>
/// <item>The selection is closed. From here on a second person can confirm it.</item>
/// </list>
/// </remarks>
internal sealed class PlanIncident(
    ChangeRights rights, Candidates candidates, IncidentStore store, IOptions<LifecycleOptions> options)
{
    private const int MostShown = 10;

    /// <summary>Runs the steps.</summary>
    /// <param name="order">The plan.</param>
    /// <param name="listed">The numbers, for a plan that lists them.</param>
    /// <param name="cancellationToken">Ends it; the plan is then of no use.</param>
    /// <exception cref="RefusedException">It is refused.</exception>
    public async Task<PlannedIncident> RunAsync(
        IncidentOrder order, IAsyncEnumerable<IReadOnlyList<string>> listed, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        AgencyId acting = ChangeRights.Acting(order.Issuer, order.Acting, order.Caller, registry, now);
        StoredIncident begun = await store.BeginAsync(
            order.RequestId,
            new StoredIncident(
                0, order.ContentDigest, order.Issuer, acting, order.Act, order.Reason, order.EffectiveFrom,
                order.Officer, order.LegalBasis, order.Caller.Fingerprint!, now + options.Value.ProposalLifetime,
                IncidentStage.Planning, null, null, default),
            cancellationToken);
        if (begun.ContentDigest != order.ContentDigest)
        {
            throw new RefusedException(
                RefusalReason.RequestIdReused, "request_id", "Used before, for something else.");
        }

        return begun.Stage == IncidentStage.Planning
            ? await SelectAsync(order, begun.Id, listed, now, cancellationToken)
            : new PlannedIncident(begun, [], []);
    }

    private async Task<PlannedIncident> SelectAsync(
        IncidentOrder order, long id, IAsyncEnumerable<IReadOnlyList<string>> listed, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        List<string> sample = [];
        UnknownNumbers unknown = new(MostShown);
        long omitted = 0;
        await foreach (IReadOnlyList<(StoredCertificate Certificate, CertificateState Last)> page in
            candidates.PagesAsync(order, unknown.Asked(listed, cancellationToken), cancellationToken))
        {
            unknown.Found(page.Select(one => one.Certificate.Number));
            StoredCertificate[] fit =
            [
                .. page.Where(one => CanBeChanged(order, CertificateFacts.Of(one.Certificate), one.Last, now))
                    .Select(one => one.Certificate),
            ];
            omitted += page.Count - fit.Length;
            sample.AddRange(
                fit.Select(one => one.Number).Except(sample).Take(MostShown - sample.Count));
            await store.AddItemsAsync(id, [.. fit.Select(one => one.Id)]);
        }

        await store.FinishAsync(id, omitted, unknown.Count);
        return new PlannedIncident(
            (await store.FindAsync(id, cancellationToken))!, sample, unknown.Some);
    }

    private bool CanBeChanged(
        IncidentOrder order, CertificateFacts certificate, CertificateState last, DateTimeOffset now)
    {
        DateTimeOffset issued = certificate.Payload.IssuedAt;
        DateTimeOffset effective = order.EffectiveFrom is { } from && from > issued ? from : issued;
        return Transitions.Next(last, certificate.Calendar(now), order.Act) is not null
            && (order.EffectiveFrom is null
                || options.Value.LimitOf(order.Act, certificate.Payload.Type).Objection(effective, now, issued) is null);
    }
}
