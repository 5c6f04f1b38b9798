using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Anchoring;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>Issues a certificate in the place of another: change, renewal, correction, hand-over.</summary>
/// <remarks>
/// <list type="number">
/// <item>The old certificate is found, and the agency that issues the new one is in charge of it.</item>
/// <item>The time from which the old one no longer holds lies within the limits.</item>
/// <item>The new certificate is made and signed; its payload names the old one.</item>
/// <item>New certificate, change of the old one (which names the new one) and request id are stored together, or nothing
/// is. What rested on the old one rests on the new one. From here on both hold.</item>
/// </list>
/// </remarks>
internal sealed class SupersedeCertificate(
    ChangeRights rights, NewCertificates makers, SupersedeStore store, ICertificateStore certificates, Backlog backlog)
{
    /// <summary>Runs the steps. A repeated request gets its first answer.</summary>
    /// <returns>The new certificate, and the change of the old one.</returns>
    /// <exception cref="RefusedException">It is refused; nothing is stored.</exception>
    public async Task<(StoredCertificate Issued, StoredStatusChange Change)> RunAsync(
        SupersedeOrder order, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        CertificateFacts old = await rights.FindAsync(order.Number, cancellationToken);
        AgencyId acting = ChangeRights.Acting(old, order.Issue.Agency, order.Issue.Caller, registry, now);
        DateTimeOffset effectiveFrom = order.EffectiveFrom ?? now;
        rights.CheckEffective(old, ChangeAct.Supersede, effectiveFrom, now);
        NewCertificate issued = await makers.MakeAsync(
            order.Issue with { Supersedes = order.Number }, registry, now, cancellationToken);
        NewStatusChange change = new(
            old.Stored.Id, old.Calendar(now), now, ChangeStatus.OnChain(registry, old),
            new ChangeDetail(
                old.Payload.Issuer, acting, old.Handle, ChangeAct.Supersede, order.Reason, effectiveFrom,
                order.Officer, null, order.LegalBasis, issued.Number,
                RandomNumberGenerator.GetBytes(DocumentLimits.SaltBytes)));
        ChangeOutcome outcome = ChangeRights.Accepted(
            await store.SupersedeAsync(order.Issue.RequestId, order.ContentDigest, issued, change), ChangeAct.Supersede);
        StoredStatusChange stored = ((ChangeOutcome.Changed)outcome).Change;
        backlog.Add(1);
        string number = ChangeDetail.ReplacedByIn(stored.Detail)!;
        return ((await certificates.FindByNumberAsync(number, cancellationToken))!, stored);
    }
}
