using System.Security.Cryptography;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle.Incidents;

/// <summary>Carries confirmed incidents out, a page in each of the lead's turns.</summary>
/// <remarks>
/// A page's changes and the outcomes of its items are one step, so whatever ends in between, each certificate is changed
/// once. No more than a few pages wait for the chain: other changes need not stand behind a hundred thousand.
/// </remarks>
internal sealed class IncidentRunner(
    IncidentWork work, IncidentStore store, StatusQueue queue, Dependents dependents, TimeProvider time)
{
    // Whoever issues waits for the writer while a page is written: some ten milliseconds.
    private const int PageSize = 100;
    private const int MostWaiting = 2_000;

    /// <summary>Changes the next page.</summary>
    /// <returns>How many certificates had their turn; 0: nothing is to be done now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await work.FindRunningAsync(cancellationToken) is not { } id
            || await queue.CountWaitingAsync(cancellationToken) >= MostWaiting)
        {
            return 0;
        }

        StoredIncident incident = (await store.FindAsync(id, cancellationToken))!;
        IReadOnlyList<StoredCertificate> page = await work.WaitingAsync(id, PageSize, cancellationToken);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        await work.ApplyAsync(id, [.. page.Select(one => Change(incident, one, now))], dependents.Rows);
        return page.Count;
    }

    private static NewStatusChange Change(StoredIncident incident, StoredCertificate stored, DateTimeOffset now)
    {
        CertificateFacts certificate = CertificateFacts.Of(stored);
        DateTimeOffset from = incident.EffectiveFrom ?? incident.DecidedAt!.Value;
        return new NewStatusChange(
            stored.Id, certificate.Calendar(now), now, 0,
            new ChangeDetail(
                certificate.Payload.Issuer, incident.Acting, certificate.Handle, incident.Act, incident.Reason,
                from > certificate.Payload.IssuedAt ? from : certificate.Payload.IssuedAt, incident.Officer,
                incident.DecidedBy, incident.LegalBasis, null,
                RandomNumberGenerator.GetBytes(DocumentLimits.SaltBytes)));
    }
}
