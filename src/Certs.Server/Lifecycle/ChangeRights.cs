using Certs.Core;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Microsoft.Extensions.Options;

namespace Certs.Server.Lifecycle;

/// <summary>Holds a change against the certificate, the registry and the node's limits.</summary>
internal sealed class ChangeRights(
    IssuingGate gate, ICertificateStore certificates, IOptions<LifecycleOptions> options)
{
    /// <summary>The present moment, whole seconds, and the registries as far as they are on hand.</summary>
    /// <exception cref="RefusedException">The store is an old copy, or the clocks differ.</exception>
    public (DateTimeOffset Now, RegistryView? Registry) Pass() => gate.Pass();

    /// <summary>The certificate with a number.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public async Task<CertificateFacts> FindAsync(string number, CancellationToken cancellationToken) =>
        await certificates.FindByNumberAsync(number, cancellationToken) is { } stored
            ? CertificateFacts.Of(stored)
            : throw NotFound();

    /// <summary>The agency that acts on a certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="acting">The agency that the caller names; null: the one in charge.</param>
    /// <param name="caller">Who asks; must be an issuer for it.</param>
    /// <param name="registry">The registries; null: never read, and only the issuing agency is known to be in charge.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="RefusedException">
    /// The caller may not act for the agency: the same words as for a certificate that is not there. Or the agency is not
    /// in charge.
    /// </exception>
    public static AgencyId Acting(
        CertificateFacts certificate, AgencyId? acting, Caller caller, RegistryView? registry, DateTimeOffset now) =>
        Acting(certificate.Payload.Issuer, acting, caller, registry, now);

    /// <summary>The agency that acts on what an agency issued.</summary>
    /// <inheritdoc cref="Acting(CertificateFacts, AgencyId?, Caller, RegistryView?, DateTimeOffset)"/>
    public static AgencyId Acting(
        AgencyId issuer, AgencyId? acting, Caller caller, RegistryView? registry, DateTimeOffset now)
    {
        AgencyId agency =
            acting ?? (registry is null ? issuer : ChangeAuthority.InCharge(registry, issuer, now));
        if (!caller.MayIssueFor(agency))
        {
            throw NotFound();
        }

        bool mayChange = registry is null ? agency == issuer : ChangeAuthority.MayChange(registry, agency, issuer, now);
        return mayChange
            ? agency
            : throw new RefusedException(
                RefusalReason.AgencyNotInCharge, $"{agency} is not in charge of what {issuer} issued.");
    }

    /// <summary>Holds the time from which a change is to hold against the limits.</summary>
    /// <exception cref="RefusedException">It lies outside.</exception>
    public void CheckEffective(
        CertificateFacts certificate, ChangeAct act, DateTimeOffset effectiveFrom, DateTimeOffset now)
    {
        EffectiveLimit limit = options.Value.LimitOf(act, certificate.Payload.Type);
        if (limit.Objection(effectiveFrom, now, certificate.Payload.IssuedAt) is { } objection)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "effective_from", objection);
        }
    }

    /// <summary>Sees to it that two persons are two: neither the same key nor the same officer.</summary>
    /// <exception cref="RefusedException">They are one.</exception>
    public static void CheckSecondPerson(Caller caller, string officer, string proposer, string proposingOfficer)
    {
        if (proposer == caller.Fingerprint || proposingOfficer.Equals(officer, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(
                RefusalReason.SecondPersonNeeded,
                "Whoever proposed it cannot decide it: neither the key nor the officer.");
        }
    }

    /// <summary>The refusal of an act that the table does not have.</summary>
    public static RefusedException NotAllowed(ChangeAct act, CertificateState recorded) => new(
        RefusalReason.TransitionNotAllowed,
        $"{Core.Verification.Words.Of(act)} is not possible: the certificate was last recorded as "
        + $"{Core.Verification.Words.Of(recorded)}, or its own validity does not allow it.");

    /// <summary>What came of a change that was to be stored, or its refusal.</summary>
    public static ChangeOutcome Accepted(ChangeOutcome outcome, ChangeAct act) => outcome switch
    {
        ChangeOutcome.NotAllowed(var recorded) => throw NotAllowed(act, recorded),
        ChangeOutcome.RequestIdTaken => throw new RefusedException(
            RefusalReason.RequestIdReused, "request_id", "Used before, for something else."),
        ChangeOutcome.BehindChain => throw new RefusedException(
            RefusalReason.StoreBehindChain, "The chain knows changes that this store does not."),
        ChangeOutcome.Closed => throw new RefusedException(
            RefusalReason.ProposedChangeClosed, "It was decided before, or its time is over."),
        _ => outcome,
    };

    /// <summary>The refusal of a certificate that is not there or not to be seen.</summary>
    public static RefusedException NotFound() =>
        new(RefusalReason.CertificateNotFound, "There is no such certificate.");
}
