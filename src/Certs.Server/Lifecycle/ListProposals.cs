using Certs.Server.Hosting;
using Certs.Server.Storage;

namespace Certs.Server.Lifecycle;

/// <summary>Lists what waits for a second person.</summary>
internal sealed class ListProposals(StatusStore store, CertificatesById certificates, TimeProvider time)
{
    // More than a person can look through; whatever is beyond shows when these are decided.
    private const int Most = 10_000;

    /// <summary>The open proposals that a caller may decide, oldest first, with their certificates' numbers.</summary>
    public async Task<IReadOnlyList<(ChangeProposal Proposal, string Number)>> RunAsync(
        Caller caller, CancellationToken cancellationToken)
    {
        List<(ChangeProposal, string)> visible = [];
        foreach (ChangeProposal proposal in
            await store.OpenProposalsAsync(time.GetUtcNow(), 0, Most, cancellationToken))
        {
            if (caller.MaySuperviseFor(proposal.Acting)
                && await certificates.FindAsync(proposal.Certificate, cancellationToken) is { } certificate)
            {
                visible.Add((proposal, certificate.Number));
            }
        }

        return visible;
    }
}
