using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Ledger;
using Certs.Server.Governance;
using Grpc.Core;
using CoreProposal = Certs.Core.Registry.Proposal;

namespace Certs.Server.Services;

/// <summary>
/// The gRPC face of what the members decide together. Translates in, delegates, translates out; decides nothing.
/// </summary>
internal sealed class GovernanceEndpoint(DecideTogether decide, RegistryAtBlock registry, NetworkFile network)
    : GovernanceService.GovernanceServiceBase
{
    /// <inheritdoc />
    public override async Task<ProposeDecisionResponse> ProposeDecision(
        ProposeDecisionRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        (CoreProposal proposal, RegistryView view) = await decide.ProposeAsync(
            order, GovernanceRequests.ToDecision(request.Decision), context.CancellationToken);
        return new ProposeDecisionResponse
        {
            Proposal = GovernanceMessages.ToMessage(proposal, view, network.Contracts),
        };
    }

    /// <inheritdoc />
    public override async Task<CastVoteResponse> CastVote(CastVoteRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        Hash32 seen = RequestFields.Digest("call_digest", request.CallDigest);
        (CoreProposal proposal, RegistryView view) =
            await decide.VoteAsync(order, request.ProposalId, seen, context.CancellationToken);
        return new CastVoteResponse { Proposal = GovernanceMessages.ToMessage(proposal, view, network.Contracts) };
    }

    /// <inheritdoc />
    public override async Task<ListProposalsResponse> ListProposals(
        ListProposalsRequest request, ServerCallContext context)
    {
        RegistryView view = await registry.ReadAsync(null, context.CancellationToken);
        (IReadOnlyList<CoreProposal> page, string next) = ListPage.Of(
            view.Proposals(), proposal => proposal.Id, request.PageSize, request.PageToken);
        ListProposalsResponse response = new() { NextPageToken = next };
        response.Members.AddRange(view.Members().Select(province => (uint)province));
        response.Proposals.AddRange(
            page.Select(proposal => GovernanceMessages.ToMessage(proposal, view, network.Contracts)));
        return response;
    }
}
