using System.Security.Cryptography;
using Certs.Core;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Lifecycle;

/// <summary>Changes a certificate, or proposes it where a second person has to confirm.</summary>
/// <remarks>
/// <list type="number">
/// <item>The store is no old copy, and the clock is right.</item>
/// <item>The certificate is found, and the agency that acts is in charge of it.</item>
/// <item>The time from which it holds lies within the limits.</item>
/// <item>What was said last of the certificate and the table decide, in one piece with the row: change, detail and request
/// id are stored together. From here on it holds; the chain learns of it from the worker.</item>
/// </list>
/// </remarks>
internal sealed class ChangeStatus(
    ChangeRights rights, StatusStore store, Dependents dependents, IOptions<LifecycleOptions> options)
{
    /// <summary>Runs the steps. A repeated request gets its first answer.</summary>
    /// <returns>The certificate, and what came of it: changed or proposed.</returns>
    /// <exception cref="RefusedException">It is refused; nothing is stored.</exception>
    public async Task<(CertificateFacts Certificate, ChangeOutcome Outcome)> RunAsync(
        ChangeOrder order, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        CertificateFacts certificate = await rights.FindAsync(order.Number, cancellationToken);
        AgencyId acting = ChangeRights.Acting(certificate, order.Acting, order.Caller, registry, now);
        rights.CheckEffective(certificate, order.Act, order.EffectiveFrom ?? now, now);
        ChangeOutcome outcome = Transitions.NeedsSecondPerson(order.Act)
            ? await store.ProposeAsync(
                order.RequestId, order.ContentDigest, Proposal(order, certificate, acting, now))
            : await store.ChangeAsync(
                order.RequestId, order.ContentDigest, Change(order, certificate, acting, registry, now),
                dependents.Rows);
        return (certificate, ChangeRights.Accepted(outcome, order.Act));
    }

    private ChangeProposal Proposal(
        ChangeOrder order, CertificateFacts certificate, AgencyId acting, DateTimeOffset now) => new(
        0, certificate.Stored.Id, acting, order.Act, order.Reason, order.EffectiveFrom, order.Officer,
        order.LegalBasis, order.Caller.Fingerprint!, now, now + options.Value.ProposalLifetime,
        ProposedChangeState.Open, null, null);

    private static NewStatusChange Change(
        ChangeOrder order, CertificateFacts certificate, AgencyId acting, RegistryView? registry, DateTimeOffset now) =>
        new(certificate.Stored.Id, certificate.Calendar(now), now, OnChain(registry, certificate),
            new ChangeDetail(
                certificate.Payload.Issuer, acting, certificate.Handle, order.Act, order.Reason,
                order.EffectiveFrom ?? now, order.Officer, null, order.LegalBasis, null,
                RandomNumberGenerator.GetBytes(DocumentLimits.SaltBytes)));

    /// <summary>How many changes of a certificate the chain is known to have.</summary>
    internal static uint OnChain(RegistryView? registry, CertificateFacts certificate) =>
        registry?.FindStatus(certificate.Payload.Issuer, certificate.Handle)?.Sequence ?? 0;
}
