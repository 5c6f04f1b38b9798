using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Ledger.Contracts;
using Certs.Ledger.Evm;
using Certs.Server.Refusals;

namespace Certs.Server.Governance;

/// <summary>Makes this province's proposals and casts its votes.</summary>
internal sealed class DecideTogether(
    ProvinceWrites writes, ProvinceRegistrar registrar, RegistryAtBlock registry, NetworkFile network)
{
    private readonly ConsortiumContract _contract = new(network.Contracts.Consortium);

    /// <summary>Proposes a decision; counts as this province's vote.</summary>
    public async Task<(Proposal Proposal, RegistryView View)> ProposeAsync(
        WriteOrder order, ConsortiumDecision decision, CancellationToken cancellationToken)
    {
        ContractCall call = _contract.Propose(decision.ToCall(network.Contracts));
        TransactionReceipt receipt = await writes.RunAsync(order, () => Task.FromResult(call), cancellationToken);
        uint id = registrar.EventOf<RegistryEvent.ProposalMade>(receipt).Proposal;
        return await ReadAsync(id, receipt, cancellationToken);
    }

    /// <summary>Votes for a proposal that the caller has seen.</summary>
    /// <param name="order">The request.</param>
    /// <param name="id">The proposal.</param>
    /// <param name="seen">The digest of the call that the caller agrees to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RefusedException">There is none, it is another one, or it cannot be voted for.</exception>
    public async Task<(Proposal Proposal, RegistryView View)> VoteAsync(
        WriteOrder order, uint id, Hash32 seen, CancellationToken cancellationToken)
    {
        Proposal proposal = (await registry.NowAsync(cancellationToken)).FindProposal(id)
            ?? throw new RefusedException(
                RefusalReason.ProposalNotFound, "proposal_id", "there is no proposal with this number");
        if (proposal.CallDigest != seen)
        {
            throw new RefusedException(
                RefusalReason.ProposalIsAnother, "call_digest", "is not that of the proposal with this number");
        }

        ContractCall call = _contract.Vote(id, ConsortiumDecision.CallOf(proposal));
        TransactionReceipt receipt = await writes.RunAsync(order, () => Task.FromResult(call), cancellationToken);
        return await ReadAsync(id, receipt, cancellationToken);
    }

    private async Task<(Proposal Proposal, RegistryView View)> ReadAsync(
        uint id, TransactionReceipt receipt, CancellationToken cancellationToken)
    {
        RegistryView view = await registry.AfterAsync(receipt.BlockNumber, cancellationToken);
        Proposal proposal = view.FindProposal(id) ?? throw new LedgerUnavailableException(
            LedgerTrouble.HeadWentBack, $"Proposal {id} was written and is not on the chain.");
        return (proposal, view);
    }
}
