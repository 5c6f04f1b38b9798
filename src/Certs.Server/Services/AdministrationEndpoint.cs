using Certs.Api.V1;
using Certs.Core;
using Certs.Core.Registry;
using Certs.Core.Suites;
using Certs.Ledger;
using Certs.Server.Administration;
using Certs.Server.Governance;
using Certs.Server.Storage;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Certs.Server.Services;

/// <summary>The gRPC face of what the operator does. Translates in, delegates, translates out; decides nothing.</summary>
internal sealed class AdministrationEndpoint(
    EnterAgency enterAgency, EnterKey enterKey, ChangeKeys changeKeys, AgencyStore store, ChainReader chain,
    ReadNodeStatus readStatus) : AdministrationService.AdministrationServiceBase
{
    /// <inheritdoc />
    public override async Task<CreateAgencyResponse> CreateAgency(CreateAgencyRequest request, ServerCallContext context)
    {
        EnteredAgency entered =
            await enterAgency.RunAsync(AdministrationRequests.ToOrder(request), context.CancellationToken);
        Agency agency = new()
        {
            Urn = entered.Agency.ToString(),
            Code = entered.Order.Code,
            NameZh = entered.Order.NameZh,
            NameEn = entered.Order.NameEn,
        };
        agency.CertificateTypes.AddRange(entered.Order.Types.Select(type => type.Vct));
        return new CreateAgencyResponse { Agency = agency };
    }

    /// <inheritdoc />
    public override async Task<ListAgenciesResponse> ListAgencies(ListAgenciesRequest request, ServerCallContext context)
    {
        RegistryView? view = (await chain.CurrentAsync(context.CancellationToken)).View is
            Lookup<RegistryView>.Found(var found) ? found : null;
        ListAgenciesResponse response = new();
        response.Agencies.AddRange(
            (await store.AllAsync(context.CancellationToken)).Select(row => AdministrationMessages.ToMessage(row, view)));
        return response;
    }

    /// <inheritdoc />
    public override async Task<CreateKeyResponse> CreateKey(CreateKeyRequest request, ServerCallContext context)
    {
        AgencyKeyRow key = await enterKey.MakeAsync(
            RequestFields.RequestId(request.RequestId), RequestFields.Agency(request.Agency),
            RequestFields.Suite(request.Suite), context.CancellationToken);
        return new CreateKeyResponse { Key = AdministrationMessages.ToMessage(key, null) };
    }

    /// <inheritdoc />
    public override async Task<RegisterKeyResponse> RegisterKey(RegisterKeyRequest request, ServerCallContext context)
    {
        RequestFields.RequestId(request.RequestId);
        VerificationKey key = AdministrationRequests.ToKey(RequestFields.Suite(request.Suite), request.Spki.Span);
        AgencyKeyRow entered = await enterKey.RegisterAsync(
            RequestFields.Agency(request.Agency), key, request.ProofOfPossession.Memory, context.CancellationToken);
        return new RegisterKeyResponse { Key = AdministrationMessages.ToMessage(entered, null) };
    }

    /// <inheritdoc />
    public override async Task<RotateKeyResponse> RotateKey(RotateKeyRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        (AgencyKeyRow entered, KeyRecord retired) = await changeKeys.RotateAsync(
            order, RequestFields.Agency(request.Agency), RequestFields.Digest("key_id", request.KeyId),
            RequestFields.Moment("retire_time", request.RetireTime), context.CancellationToken);
        return new RotateKeyResponse
        {
            Key = AdministrationMessages.ToMessage(entered, null),
            RetiredKey = RegistryMessages.ToMessage(retired),
        };
    }

    /// <inheritdoc />
    public override async Task<RevokeKeyResponse> RevokeKey(RevokeKeyRequest request, ServerCallContext context)
    {
        WriteOrder order = WriteOrder.Of(RequestFields.RequestId(request.RequestId), request);
        KeyRecord revoked = await changeKeys.RevokeAsync(
            order, RequestFields.Agency(request.Agency), RequestFields.Digest("key_id", request.KeyId),
            AdministrationRequests.ToReason(request.Reason),
            RequestFields.Moment("invalid_from", request.InvalidFrom), context.CancellationToken);
        return new RevokeKeyResponse { Key = RegistryMessages.ToMessage(revoked) };
    }

    /// <inheritdoc />
    public override async Task<ListKeysResponse> ListKeys(ListKeysRequest request, ServerCallContext context)
    {
        AgencyId? only = request.Agency.Length == 0 ? null : RequestFields.Agency(request.Agency);
        RegistryView? view = (await chain.CurrentAsync(context.CancellationToken)).View is
            Lookup<RegistryView>.Found(var found) ? found : null;
        ListKeysResponse response = new();
        response.Keys.AddRange(
            (await store.AllKeysAsync(context.CancellationToken))
            .Where(key => only is null || key.Agency == only)
            .Select(key => AdministrationMessages.ToMessage(key, view)));
        return response;
    }

    /// <inheritdoc />
    public override async Task<GetNodeStatusResponse> GetNodeStatus(
        GetNodeStatusRequest request, ServerCallContext context)
    {
        NodeStatus status = await readStatus.RunAsync(context.CancellationToken);
        return new GetNodeStatusResponse
        {
            Province = status.Province,
            ChainProblem = status.ChainProblem,
            BlockTime = status.Head?.BlockTime.ToTimestamp(),
            BlockNumber = status.Head?.BlockNumber ?? 0,
            Waiting = status.Waiting,
            StoreBehindChain = status.IsStoreBehindChain,
            CheckpointBlock = status.Newest?.Checkpoint.Head.BlockNumber ?? 0,
            CheckpointSignatures = (uint)(status.Newest?.Signatures.Count ?? 0),
            Equivocations = status.Equivocations,
        };
    }
}
