using Certs.Api.V1;
using Certs.Core.Documents;
using Certs.Server.Bridging;
using Certs.Server.Statistics;
using Certs.Server.Storage;
using Google.Protobuf;
using Grpc.Core;
using BridgeCertificates = Certs.Server.Bridging.BridgeCertificates;

namespace Certs.Server.Services;

/// <summary>The gRPC face of bridging. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class BridgeEndpoint(
    RequestStatement request, FindStatement find, WithdrawStatement withdraw, HandOutStatement handOut,
    BridgeCertificates bulk, BridgeTimes times) : BridgeService.BridgeServiceBase
{
    /// <inheritdoc />
    public override async Task<RequestStatementResponse> RequestStatement(
        RequestStatementRequest message, ServerCallContext context)
    {
        long begun = times.Begin();
        StatementOrder order = BridgeRequests.ToOrder(message);
        RequestedStatement requested = await request.RunAsync(order, context.CancellationToken);
        times.Follow(begun, requested);
        HandedStatement handed = await HandOutAsync(requested.Statement, message.WaitUntilAnchored, context.CancellationToken);
        return new RequestStatementResponse
        {
            Statement = handed.ToMessage(),
            Document = handed.Stage == AnchorStage.Anchored ? Attach(order.Document, handed.File) : ByteString.Empty,
        };
    }

    /// <inheritdoc />
    public override async Task<GetStatementResponse> GetStatement(
        GetStatementRequest message, ServerCallContext context)
    {
        StoredStatement stored = await find.RunAsync(
            BridgeRequests.Leaf(message.OriginalLeaf), BridgeRequests.Province(message.Province),
            context.CancellationToken);
        HandedStatement handed = await HandOutAsync(stored, message.WaitUntilAnchored, context.CancellationToken);
        return new GetStatementResponse { Statement = handed.ToMessage() };
    }

    /// <inheritdoc />
    public override async Task<WithdrawStatementResponse> WithdrawStatement(
        WithdrawStatementRequest message, ServerCallContext context)
    {
        StoredStatement stored = await withdraw.RunAsync(
            BridgeRequests.Leaf(message.OriginalLeaf), BridgeRequests.Province(message.Province),
            context.CancellationToken);
        HandedStatement handed = await handOut.NowAsync(stored, context.CancellationToken);
        return new WithdrawStatementResponse { Statement = handed.ToMessage() };
    }

    /// <inheritdoc />
    public override async Task BridgeCertificates(
        BridgeCertificatesRequest message, IServerStreamWriter<BridgeCertificatesResponse> responseStream,
        ServerCallContext context)
    {
        BulkOrder order = BridgeRequests.ToOrder(message);
        await foreach (BulkStep step in bulk.RunAsync(order, context.CancellationToken))
        {
            foreach (BulkOmission omission in step.Omissions)
            {
                await responseStream.WriteAsync(omission.ToMessage());
            }

            await responseStream.WriteAsync(step.ToMessage());
        }
    }

    private Task<HandedStatement> HandOutAsync(
        StoredStatement stored, bool waitUntilAnchored, CancellationToken cancellationToken) =>
        waitUntilAnchored
            ? handOut.AnchoredAsync(stored, cancellationToken)
            : handOut.NowAsync(stored, cancellationToken);

    private static ByteString Attach(ReadOnlyMemory<byte> document, byte[] statement)
    {
        try
        {
            return UnsafeByteOperations.UnsafeWrap(
                DocumentWriter.WithBridge(DocumentReader.Read(document), statement));
        }
        catch (DocumentFormatException)
        {
            // No room, or it carries this one already: the statement goes beside it.
            return ByteString.Empty;
        }
    }
}
