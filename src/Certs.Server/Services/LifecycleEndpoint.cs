using Certs.Api.V1;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Lifecycle;
using Certs.Server.Storage;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of the lifecycle. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class LifecycleEndpoint(
    ChangeStatus change, DecideChange decide, ListProposals list, SupersedeCertificate supersede, ChangeBasis bases,
    GetStatus status, DocumentVault vault) : LifecycleService.LifecycleServiceBase
{
    /// <inheritdoc />
    public override async Task<ChangeStatusResponse> ChangeStatus(
        ChangeStatusRequest request, ServerCallContext context)
    {
        ChangeOrder order = LifecycleRequests.ToOrder(request, CallerIdentity.Of(context));
        (CertificateFacts certificate, ChangeOutcome outcome) =
            await change.RunAsync(order, context.CancellationToken);
        return outcome.ToMessage(certificate);
    }

    /// <inheritdoc />
    public override async Task<SupersedeCertificateResponse> SupersedeCertificate(
        SupersedeCertificateRequest request, ServerCallContext context)
    {
        SupersedeOrder order = LifecycleRequests.ToOrder(request, CallerIdentity.Of(context), vault);
        (StoredCertificate issued, StoredStatusChange changed) =
            await supersede.RunAsync(order, context.CancellationToken);
        return new SupersedeCertificateResponse
        {
            Certificate = new IssuedCertificate(
                issued.Number, issued.Id.Agency, issued.Type, issued.IssuedAt, issued.Document, null).ToMessage(),
            Change = changed.ToMessage(order.Number),
        };
    }

    /// <inheritdoc />
    public override async Task<AddBasisResponse> AddBasis(AddBasisRequest request, ServerCallContext context) => new()
    {
        BasisNumbers =
        {
            await bases.AddAsync(
                CallerIdentity.Of(context), LifecycleRequests.Number(request.Number),
                LifecycleRequests.Basis("basis_number", request.BasisNumber), context.CancellationToken),
        },
    };

    /// <inheritdoc />
    public override async Task<RemoveBasisResponse> RemoveBasis(
        RemoveBasisRequest request, ServerCallContext context) => new()
        {
            BasisNumbers =
        {
            await bases.RemoveAsync(
                CallerIdentity.Of(context), LifecycleRequests.Number(request.Number),
                LifecycleRequests.Basis("basis_number", request.BasisNumber), context.CancellationToken),
        },
        };

    /// <inheritdoc />
    public override async Task<ConfirmChangeResponse> ConfirmChange(
        ConfirmChangeRequest request, ServerCallContext context)
    {
        (CertificateFacts certificate, StoredStatusChange confirmed) = await decide.ConfirmAsync(
            CallerIdentity.Of(context), request.ProposalId, LifecycleRequests.Officer(request.Officer),
            context.CancellationToken);
        return new ConfirmChangeResponse { Change = confirmed.ToMessage(certificate.Stored.Number) };
    }

    /// <inheritdoc />
    public override async Task<RejectChangeResponse> RejectChange(
        RejectChangeRequest request, ServerCallContext context)
    {
        (CertificateFacts certificate, ChangeProposal rejected) = await decide.RejectAsync(
            CallerIdentity.Of(context), request.ProposalId, LifecycleRequests.Officer(request.Officer),
            context.CancellationToken);
        return new RejectChangeResponse { Proposal = rejected.ToMessage(certificate.Stored.Number) };
    }

    /// <inheritdoc />
    public override async Task<ListProposedChangesResponse> ListProposedChanges(
        ListProposedChangesRequest request, ServerCallContext context)
    {
        IReadOnlyList<(ChangeProposal Proposal, string Number)> open =
            await list.RunAsync(CallerIdentity.Of(context), context.CancellationToken);
        (IReadOnlyList<(ChangeProposal Proposal, string Number)> items, string next) = ListPage.Of(
            open, one => checked((uint)one.Proposal.Id), request.PageSize, request.PageToken);
        return new ListProposedChangesResponse
        {
            Proposals = { items.Select(one => one.Proposal.ToMessage(one.Number)) },
            NextPageToken = next,
        };
    }

    /// <inheritdoc />
    public override async Task<GetStatusResponse> GetStatus(GetStatusRequest request, ServerCallContext context) =>
        (await status.RunAsync(
            LifecycleRequests.Number(request.Number), RequestFields.Moment("at_time", request.AtTime),
            RequestFields.KnownAtBlock(request.KnownAtBlock), context.CancellationToken))
        .ToMessage();
}
