using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Suites;
using Certs.Server.Hosting;
using Certs.Server.Tracing;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Services;

/// <summary>The gRPC face of tracing. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class TraceEndpoint(GetHistory history, HistoryLooks looks, IOptions<NodeOptions> node) : TraceService.TraceServiceBase
{
    private const int HandleBytes = 16;

    /// <inheritdoc />
    public override async Task GetHistory(
        GetHistoryRequest request, IServerStreamWriter<GetHistoryResponse> responseStream, ServerCallContext context)
    {
        if (request.Handle.Length is not (0 or HandleBytes))
        {
            throw RequestFields.Invalid("handle", $"{HandleBytes} bytes, or empty");
        }

        CertificateHistory found = await history.RunAsync(
            CallerIdentity.Of(context), LifecycleRequests.Number(request.Number), request.Handle.Memory,
            RequestFields.KnownAtBlock(request.KnownAtBlock), context.CancellationToken);
        foreach (GetHistoryResponse part in found.ToMessages(node.Value.Province))
        {
            await responseStream.WriteAsync(part, context.CancellationToken);
        }
    }

    /// <inheritdoc />
    public override async Task<ListVerificationsResponse> ListVerifications(
        ListVerificationsRequest request, ServerCallContext context)
    {
        if (request.Handle.Length != HandleBytes)
        {
            throw RequestFields.Invalid("handle", $"{HandleBytes} bytes");
        }

        Hash32 handle = new(Hashing.Sha256(request.Handle.Span));
        IReadOnlyList<Looks> found = await looks.FindAsync(handle, mayAct: false, until: null, context.CancellationToken);
        return new ListVerificationsResponse
        {
            Verifications = { found.Select(one => one.ToMessage(node.Value.Province)) },
        };
    }
}
