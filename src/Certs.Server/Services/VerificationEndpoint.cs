using Certs.Api.V1;
using Certs.Core.Bundles;
using Certs.Core.Registry;
using Certs.Core.Verification;
using Certs.Ledger.Offline;
using Certs.Server.Bundles;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Tracing;
using Certs.Server.Verifying;
using Certs.Server.Witnessing;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Services;

/// <summary>The gRPC face of judging. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class VerificationEndpoint(
    VerifyCertificate verify, BundleCapture capture, MakeShortForm makeShort, SignTrustFile trust, CallRate rate,
    IOptions<NodeOptions> node)
    : VerificationService.VerificationServiceBase
{
    private static readonly WriteOptions Gather = new(WriteFlags.BufferHint);
    private static readonly WriteOptions Flush = new();

    /// <inheritdoc />
    public override async Task<VerifyCertificateResponse> VerifyCertificate(
        VerifyCertificateRequest request, ServerCallContext context)
    {
        VerifyOrder order = VerifyRequests.ToOrder(
            request.Document.Memory, request.Statements, request.Province, request.AtTime, request.KnownAtBlock, node.Value.Province);
        Asker asker = VerifyRequests.ToAsker(CallerIdentity.Of(context), request.Purpose);
        (PresentedDocument presented, VerificationReport report) =
            await verify.RunAsync(order with { Asker = asker }, context.CancellationToken);
        return new VerifyCertificateResponse { Report = report.ToMessage(presented) };
    }

    /// <inheritdoc />
    public override Task VerifyCertificates(
        IAsyncStreamReader<VerifyCertificatesRequest> requestStream,
        IServerStreamWriter<VerifyCertificatesResponse> responseStream,
        ServerCallContext context)
    {
        return VerifyStream.RunAsync(
            requestStream.ReadAllAsync(context.CancellationToken),
            new VerifyItems(verify, rate, node.Value.Province, context).JudgeAsync,
            (answer, isMoreComing) =>
            {
                responseStream.WriteOptions = isMoreComing ? Gather : Flush;
                return responseStream.WriteAsync(answer);
            },
            context.CancellationToken);
    }

    /// <inheritdoc />
    public override async Task<GetBundleResponse> GetBundle(GetBundleRequest request, ServerCallContext context)
    {
        VerifyOrder order = VerifyRequests.ToOrder(
            request.Document.Memory, request.Statements, 0, null, 0, node.Value.Province);
        if (request.Form == BundleForm.Short)
        {
            (string text, ChainHead block) = await makeShort.RunAsync(order.Document, context.CancellationToken);
            return new GetBundleResponse { Bundle = ByteString.CopyFromUtf8(text), AsOf = block.ToMessage() };
        }

        (Bundle bundle, ChainHead head) = await capture.CaptureAsync(
            order.Document, order.Statements, context.CancellationToken);
        return new GetBundleResponse
        {
            Bundle = BundleMessages.ToBytes(bundle, request.Form),
            AsOf = head.ToMessage(),
        };
    }

    /// <inheritdoc />
    public override async Task<RefreshResponse> Refresh(RefreshRequest request, ServerCallContext context)
    {
        Bundle old = BundleMessages.ToBundle(request.Bundle.Memory);
        (Bundle bundle, ChainHead head) = await capture.RefreshAsync(old, context.CancellationToken);
        return new RefreshResponse
        {
            Bundle = BundleMessages.ToBytes(bundle, request.Form),
            AsOf = head.ToMessage(),
        };
    }

    /// <inheritdoc />
    public override async Task<GetTrustFileResponse> GetTrustFile(
        GetTrustFileRequest request, ServerCallContext context)
    {
        if (request.BlockNumber < 0)
        {
            throw new RefusedException(RefusalReason.FieldInvalid, "block_number", "a height, or 0 for the newest");
        }

        SignedTrustFile file = await trust.RunAsync(
            request.BlockNumber == 0 ? null : request.BlockNumber, context.CancellationToken);
        return new GetTrustFileResponse
        {
            TrustFile = UnsafeByteOperations.UnsafeWrap(TrustFileWriter.Write(file)),
            AsOf = file.Trust.Registries.Head.ToMessage(),
        };
    }

    /// <inheritdoc />
    public override Task<ExplainReasonResponse> ExplainReason(
        ExplainReasonRequest request, ServerCallContext context)
    {
        Reason reason = ReasonTable.Find(request.Reason)
            ?? throw new RefusedException(RefusalReason.ReasonNotFound, "reason", "there is no such reason code");
        return Task.FromResult(new ExplainReasonResponse
        {
            Reason = reason.Code,
            MeaningZh = reason.Zh,
            MeaningEn = reason.En,
            NextStepZh = reason.NextZh,
            NextStepEn = reason.NextEn,
        });
    }
}
