using Certs.Api.V1;
using Certs.Core.Witnessing;
using Certs.Ledger;
using Certs.Ledger.Offline;
using Certs.Server.Hosting;
using Certs.Server.Refusals;
using Certs.Server.Storage;
using Certs.Server.Witnessing;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Certs.Server.Services;

/// <summary>The gRPC face of witnessing. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class WitnessEndpoint(
    SignCheckpoint sign, CheckpointStore store, ChainReader chain, IOptions<NodeOptions> node)
    : WitnessService.WitnessServiceBase
{
    private const int MostEvidence = 100;

    /// <inheritdoc />
    public override async Task<CoSignResponse> CoSign(CoSignRequest request, ServerCallContext context)
    {
        SignedCheckpoint own = await sign.RunAsync(WitnessMessages.ToOrder(request), context.CancellationToken);
        return new CoSignResponse
        {
            Checkpoint = WitnessMessages.ToMessage(own.Checkpoint),
            Signature = WitnessMessages.ToMessage(own.Signatures[0]),
        };
    }

    /// <inheritdoc />
    public override async Task<GetCheckpointResponse> GetCheckpoint(
        GetCheckpointRequest request, ServerCallContext context)
    {
        SignedCheckpoint newest = await store.FindNewestAsync(
                chain.Network.GenesisHash, node.Value.Province, context.CancellationToken)
            ?? throw new RefusedException(RefusalReason.CheckpointNotFound, "This province has signed for no block yet.");
        ChainState state = await chain.CurrentAsync(context.CancellationToken);
        GetCheckpointResponse response = new()
        {
            Checkpoint = WitnessMessages.ToMessage(newest.Checkpoint),
            Needed = (uint)ConsortiumRoot.Of(state.GetView()).Threshold,
        };
        response.Signatures.AddRange(newest.Signatures.Select(WitnessMessages.ToMessage));
        return response;
    }

    /// <inheritdoc />
    public override async Task<ListEquivocationsResponse> ListEquivocations(
        ListEquivocationsRequest request, ServerCallContext context)
    {
        ListEquivocationsResponse response = new();
        response.Equivocations.AddRange(
            WitnessMessages.ToMessages(await store.EvidenceAsync(context.CancellationToken)).Take(MostEvidence));
        return response;
    }
}
