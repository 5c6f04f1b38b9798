using Certs.Api.V1;
using Certs.Server.Hosting;
using Certs.Server.Watching;
using Certs.Server.Webhooks;
using Google.Protobuf;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of watching. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class WatchEndpoint(
    WatchRequests requests, WatchStatus watch, ManageWebhooks webhooks, WebhookKey key) : WatchService.WatchServiceBase
{
    private const int LongestName = 40;

    /// <inheritdoc />
    public override async Task WatchStatus(
        WatchStatusRequest request, IServerStreamWriter<WatchStatusResponse> responseStream, ServerCallContext context)
    {
        WatchStart start = WatchRequests.Start(request);
        WatchSubject subject = await requests.SubjectAsync(
            request, CallerIdentity.Of(context), context.CancellationToken);
        await foreach (WatchStep step in watch.RunAsync(subject, start, context.CancellationToken))
        {
            await responseStream.WriteAsync(step.ToMessage());
        }
    }

    /// <inheritdoc />
    public override async Task<ListWebhooksResponse> ListWebhooks(
        ListWebhooksRequest request, ServerCallContext context) => new()
        {
            Webhooks = { (await webhooks.ListAsync(context.CancellationToken)).Select(WebhookMessages.ToMessage) },
            PublicKey = ByteString.CopyFrom(key.Spki),
            KeyId = key.Id,
        };

    /// <inheritdoc />
    public override async Task<ResumeWebhookResponse> ResumeWebhook(
        ResumeWebhookRequest request, ServerCallContext context)
    {
        await webhooks.ResumeAsync(
            RequestFields.Text("name", request.Name, LongestName), request.FromNow, context.CancellationToken);
        return new ResumeWebhookResponse();
    }
}
