using System.Security.Cryptography;
using Certs.Core.Documents;
using Certs.Core.Lifecycle;
using Certs.Core.Registry;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>The second person: confirms or rejects what another proposed.</summary>
/// <remarks>
/// <list type="number">
/// <item>The proposal is there, and the caller supervises the agency that acts.</item>
/// <item>The caller's key is not the proposer's, and the officer another one.</item>
/// <item>Certificate, agency and time are held against the rules again, as of now.</item>
/// <item>Decision and change are stored together. From here on it holds.</item>
/// </list>
/// </remarks>
internal sealed class DecideChange(
    ChangeRights rights, CertificatesById certificates, StatusStore store, Dependents dependents)
{
    /// <summary>Confirms a proposal; the change is done at once.</summary>
    /// <exception cref="RefusedException">It is refused; the proposal stays as it is.</exception>
    public async Task<(CertificateFacts Certificate, StoredStatusChange Change)> ConfirmAsync(
        Caller caller, long proposalId, string officer, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, RegistryView? registry) = rights.Pass();
        (ChangeProposal proposal, CertificateFacts certificate) =
            await FindAsync(caller, proposalId, officer, cancellationToken);
        if (registry is not null
            && !ChangeAuthority.MayChange(registry, proposal.Acting, certificate.Payload.Issuer, now))
        {
            throw new RefusedException(
                RefusalReason.AgencyNotInCharge, $"{proposal.Acting} is no longer in charge of the certificate.");
        }

        DateTimeOffset effectiveFrom = proposal.EffectiveFrom ?? now;
        ChangeDetail detail = new(
            certificate.Payload.Issuer, proposal.Acting, certificate.Handle, proposal.Act, proposal.Reason,
            effectiveFrom, proposal.Officer, officer, proposal.LegalBasis, null,
            RandomNumberGenerator.GetBytes(DocumentLimits.SaltBytes));
        ChangeOutcome outcome = await store.ConfirmAsync(
            proposalId,
            new NewStatusChange(
                certificate.Stored.Id, certificate.Calendar(now), now, ChangeStatus.OnChain(registry, certificate),
                detail),
            caller.Fingerprint!, dependents.Rows);
        return ChangeRights.Accepted(outcome, proposal.Act) is ChangeOutcome.Changed(var change)
            ? (certificate, change)
            : throw new InvalidOperationException("A confirmed proposal is a change.");
    }

    /// <summary>Rejects a proposal.</summary>
    /// <exception cref="RefusedException">It is refused; the proposal stays as it is.</exception>
    public async Task<(CertificateFacts Certificate, ChangeProposal Proposal)> RejectAsync(
        Caller caller, long proposalId, string officer, CancellationToken cancellationToken)
    {
        (DateTimeOffset now, _) = rights.Pass();
        (_, CertificateFacts certificate) = await FindAsync(caller, proposalId, officer, cancellationToken);
        if (!await store.RejectAsync(proposalId, caller.Fingerprint!, officer, now))
        {
            ChangeRights.Accepted(new ChangeOutcome.Closed(), default);
        }

        return (certificate, (await store.FindProposalAsync(proposalId, cancellationToken))!);
    }

    private async Task<(ChangeProposal Proposal, CertificateFacts Certificate)> FindAsync(
        Caller caller, long proposalId, string officer, CancellationToken cancellationToken)
    {
        if (await store.FindProposalAsync(proposalId, cancellationToken) is not { } proposal
            || !caller.MaySuperviseFor(proposal.Acting))
        {
            throw new RefusedException(
                RefusalReason.ProposedChangeNotFound, "There is no such proposal, or none that the caller may see.");
        }

        ChangeRights.CheckSecondPerson(caller, officer, proposal.Proposer, proposal.Officer);
        StoredCertificate stored = await certificates.FindAsync(proposal.Certificate, cancellationToken)
            ?? throw ChangeRights.NotFound();
        return (proposal, CertificateFacts.Of(stored));
    }
}
