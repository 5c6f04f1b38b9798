using Certs.Api.V1;
using Certs.Server.Hosting;
using Certs.Server.Lifecycle.Incidents;
using Certs.Server.Storage;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of incidents. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class IncidentEndpoint(PlanIncident plan, DecideIncident decide, WatchIncident watch)
    : IncidentService.IncidentServiceBase
{
    /// <inheritdoc />
    public override async Task<PlanIncidentResponse> PlanIncident(
        IAsyncStreamReader<PlanIncidentRequest> requestStream, ServerCallContext context)
    {
        CancellationToken end = context.CancellationToken;
        IncidentPlan first = await requestStream.MoveNext(end) && requestStream.Current.Plan is { } message
            ? message
            : throw RequestFields.Invalid("plan", "in the first message");
        IncidentOrder order = IncidentRequests.ToOrder(first, CallerIdentity.Of(context));
        return (await plan.RunAsync(order, IncidentRequests.NumbersAsync(requestStream, end), end)).ToMessage();
    }

    /// <inheritdoc />
    public override async Task<ConfirmIncidentResponse> ConfirmIncident(
        ConfirmIncidentRequest request, ServerCallContext context) => new()
        {
            Incident = (await decide.RunAsync(
            CallerIdentity.Of(context), request.IncidentId, IncidentStage.Running,
            LifecycleRequests.Officer(request.Officer), context.CancellationToken)).ToMessage(),
        };

    /// <inheritdoc />
    public override async Task<RejectIncidentResponse> RejectIncident(
        RejectIncidentRequest request, ServerCallContext context) => new()
        {
            Incident = (await decide.RunAsync(
            CallerIdentity.Of(context), request.IncidentId, IncidentStage.Rejected,
            LifecycleRequests.Officer(request.Officer), context.CancellationToken)).ToMessage(),
        };

    /// <inheritdoc />
    public override async Task WatchIncident(
        WatchIncidentRequest request, IServerStreamWriter<WatchIncidentResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (StoredIncident incident in
            watch.RunAsync(CallerIdentity.Of(context), request.IncidentId, context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new WatchIncidentResponse { Incident = incident.ToMessage() }, context.CancellationToken);
        }
    }
}
