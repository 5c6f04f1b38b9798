using Certs.Api.V1;
using Certs.Server.Hosting;
using Certs.Server.Issuing;
using Certs.Server.Storage;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of issuing. Translates in, delegates, translates out; decides nothing.</summary>
[BindServiceMethod(typeof(IssuanceBinding), nameof(IssuanceBinding.BindService))]
internal sealed class IssuanceEndpoint(
    IssueCertificates issue, PrepareCertificate prepare, CompleteCertificate complete, GetCertificate get,
    ListCertificates list, WatchAnchoring watch, DocumentVault vault) : IssuanceService.IssuanceServiceBase
{
    /// <inheritdoc />
    public override async Task<IssueCertificateResponse> IssueCertificate(
        IssueCertificateRequest request, ServerCallContext context)
    {
        IssueOrder order = IssueOrders.Read(request.RequestId, request.Content, CallerIdentity.Of(context), vault);
        IssuedCertificate issued = await issue.RunAsync(order, context.CancellationToken);
        return new IssueCertificateResponse { Certificate = issued.ToMessage() };
    }

    /// <summary>IssueCertificates, with items that <see cref="IssuanceBinding"/> reads.</summary>
    public Task IssueCertificates(
        IAsyncStreamReader<IssueItem> requestStream,
        IServerStreamWriter<IssueCertificatesResponse> responseStream,
        ServerCallContext context) =>
        new IssuanceStream(issue, vault, CallerIdentity.Of(context), responseStream)
            .RunAsync(requestStream, context.CancellationToken);

    /// <inheritdoc />
    public override async Task<PrepareCertificateResponse> PrepareCertificate(
        PrepareCertificateRequest request, ServerCallContext context)
    {
        IssueOrder order = IssueOrders.Read(request.RequestId, request.Content, CallerIdentity.Of(context), vault);
        return (await prepare.RunAsync(order, context.CancellationToken)).ToMessage();
    }

    /// <inheritdoc />
    public override async Task<CompleteCertificateResponse> CompleteCertificate(
        CompleteCertificateRequest request, ServerCallContext context)
    {
        Guid requestId = RequestFields.RequestId(request.RequestId);
        Dictionary<Core.Suites.Suite, byte[]> signatures = SignatureFields.Read(request.Signatures);
        IssuedCertificate issued = await complete.RunAsync(
            CallerIdentity.Of(context), requestId, signatures, context.CancellationToken);
        return new CompleteCertificateResponse { Certificate = issued.ToMessage() };
    }

    /// <inheritdoc />
    public override async Task<GetCertificateResponse> GetCertificate(
        GetCertificateRequest request, ServerCallContext context)
    {
        IssuedCertificate found = await get.RunAsync(
            CallerIdentity.Of(context), request.Number, context.CancellationToken);
        return new GetCertificateResponse { Certificate = found.ToMessage() };
    }

    /// <inheritdoc />
    public override async Task<ListCertificatesResponse> ListCertificates(
        ListCertificatesRequest request, ServerCallContext context)
    {
        AnchorStage? stage = request.AnchorState == AnchorState.Unspecified
            ? null
            : RequestFields.Stage(request.AnchorState);
        CertificatePage page = await list.RunAsync(
            CallerIdentity.Of(context), RequestFields.Agency(request.Agency), stage, request.PageSize,
            request.PageToken, context.CancellationToken);
        ListCertificatesResponse response = new() { NextPageToken = page.NextToken };
        response.Certificates.AddRange(page.Certificates.Select(certificate => certificate.ToMessage()));
        return response;
    }

    /// <inheritdoc />
    public override async Task WatchAnchoring(
        WatchAnchoringRequest request, IServerStreamWriter<WatchAnchoringResponse> responseStream,
        ServerCallContext context)
    {
        Caller caller = CallerIdentity.Of(context);
        IAsyncEnumerable<AnchoringStep> steps = request.Numbers.Count > 0
            ? watch.OfNumbersAsync(caller, request.Numbers, context.CancellationToken)
            : watch.OfAgencyAsync(caller, RequestFields.Agency(request.Agency), context.CancellationToken);
        await foreach (AnchoringStep step in steps)
        {
            await responseStream.WriteAsync(new WatchAnchoringResponse
            {
                Number = step.Number,
                AnchorState = step.Stage.ToMessage(),
                Anchor = step.Batch?.ToMessage(),
                Remaining = step.Remaining,
            });
        }
    }
}
