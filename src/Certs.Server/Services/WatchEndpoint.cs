using Certs.Api.V1;
using Certs.Server.Watching;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of watching. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class WatchEndpoint(WatchRequests requests, WatchStatus watch) : WatchService.WatchServiceBase
{
    /// <inheritdoc />
    public override async Task WatchStatus(
        WatchStatusRequest request, IServerStreamWriter<WatchStatusResponse> responseStream, ServerCallContext context)
    {
        WatchStart start = WatchRequests.Start(request);
        WatchSubject subject = await requests.SubjectAsync(request, context.CancellationToken);
        await foreach (WatchStep step in watch.RunAsync(subject, start, context.CancellationToken))
        {
            await responseStream.WriteAsync(step.ToMessage());
        }
    }
}
