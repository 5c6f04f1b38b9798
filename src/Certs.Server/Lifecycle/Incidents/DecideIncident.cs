using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>The second person: confirms or rejects a plan. Confirmed, <see cref="IncidentRunner"/> carries it out.</summary>
internal sealed class DecideIncident(ChangeRights rights, IncidentStore store)
{
    /// <summary>Decides a plan.</summary>
    /// <param name="caller">The second person.</param>
    /// <param name="id">The plan.</param>
    /// <param name="stage"><see cref="IncidentStage.Running"/> or <see cref="IncidentStage.Rejected"/>.</param>
    /// <param name="officer">The second officer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">It is refused; the plan stays as it is.</exception>
    public async Task<StoredIncident> RunAsync(
        Caller caller, long id, IncidentStage stage, string officer, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        if (await store.FindAsync(id, cancellationToken) is not { } incident || !caller.MaySuperviseFor(incident.Acting))
        {
            throw new RefusedException(
                RefusalReason.ProposedChangeNotFound, "There is no such incident, or none that the caller may see.");
        }

        ChangeRights.CheckSecondPerson(caller, officer, incident.Proposer, incident.Officer);
        if (stage == IncidentStage.Running && registry is not null
            && !ChangeAuthority.MayChange(registry, incident.Acting, incident.Issuer, now))
        {
            throw new RefusedException(
                RefusalReason.AgencyNotInCharge, $"{incident.Acting} is no longer in charge of the certificates.");
        }

        return await store.TryDecideAsync(id, stage, caller.Fingerprint!, officer, now)
            ? (await store.FindAsync(id, cancellationToken))!
            : throw new RefusedException(
                RefusalReason.ProposedChangeClosed, "It was decided before, is unfinished, or its time is over.");
    }
}
