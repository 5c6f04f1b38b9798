using System.Runtime.CompilerServices;
using Certs.Server.Anchoring;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Tells how far an incident is, until the chain has all of it.</summary>
internal sealed class WatchIncident(IncidentStore store, AnchoringFeed feed, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>The incident now, and with every step.</summary>
    /// <exception cref="RefusedException">There is none, or none that the caller may see.</exception>
    public async IAsyncEnumerable<StoredIncident> RunAsync(
        Caller caller, long id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredIncident? told = null;
        while (told is null || !IsOver(told))
        {
            Task next = feed.Next;
            StoredIncident now = await FindAsync(caller, id, cancellationToken);
            if (now != told)
            {
                yield return now;
                told = now;
                continue;
            }

            using CancellationTokenSource look = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(next, Task.Delay(BetweenLooks, time, look.Token));
            await look.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<StoredIncident> FindAsync(Caller caller, long id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } incident && caller.MayIssueFor(incident.Acting)
            ? incident
            : throw new RefusedException(
                RefusalReason.ProposedChangeNotFound, "There is no such incident, or none that the caller may see.");

    private static bool IsOver(StoredIncident incident) => incident.Stage switch
    {
        IncidentStage.Done => incident.Counts.Recorded == incident.Counts.Changed,
        IncidentStage.Rejected => true,
        IncidentStage.Planning or IncidentStage.Planned or IncidentStage.Running => false,
    };
}
